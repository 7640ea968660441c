package onrecord.format;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ratings as checkers of 30 languages have given them, with what a reader takes each for:
 * those of the sites whose ratings X-Fact, ClaimsKG and Factopolis collected, and of
 * checkers in Taiwan, Tunisia and Jordan. None may be brought to another value, and few
 * to none.
 */
class RealRatingTests {

	private static final String RATINGS = """
			TRUE: true; mostly true; mostly-true; correct; mostly correct; mostly-correct; accurate; legit; truth; mostly truth; correct attribution
			TRUE: largely accurate; this is correct; that’s correct; that's correct; it’s correct; this is true; One Pinocchio; vero; \
			c'eri quasi; verdadeiro; Verdadero
			TRUE: correct; globalement correct; vrai; plutôt vrai; totalement vrai; prawda; prawda.; doğru; benar; правда; скорее правда; \
			это так; درست; Adevărat; helt sant; istina
			TRUE: skoro istina; صحيح; waar; სიმართლე; მეტწილად სიმართლე; 正確; broadly correct; Mostly True!; mostly_true; ПРАВДА; СКОРЕЕ_ПРАВДА
			MIXED: half true; half-true; half False; mixture; mixed; mixed.; partly true; partlytrue; partlyfalse; partly_false; partially \
			true; partially false; partly false; partly right
			MIXED: somewhat true; somewhat-true; somewhat false; misleading; Misleading; MIsleading; missing context; missing_context; \
			cherry picks; cherry-picks; exaggerated; exaggerates
			MIXED: distorts-the-facts; spins-the-facts; not-the-whole-story; Needs Context; 2-pinocchios; two pinocchios; misleading \
			claim; misleading content; misleading video; misleading image
			MIXED: mixture of true and false; MIXTURE OF ACCURATE AND  INACCURATE INFORMATION; photo out of context; video lacks context; \
			engañoso; Engañoso; Exagerado; verdad a medias
			MIXED: distorcido; impreciso; não é bem assim; sem contexto; descontextualizado; trompeur; Contexte manquant; manque de \
			contexte; Exagéré; Imprécis; manipulacja; manipulacja.
			MIXED: sebagian benar; sesat; sebagian salah; karma; маніпуляція; манипуляция; полуправда; گمراه کننده; گمراه‌کننده; نیمه \
			درست; نیمهدرست; Trunchiat; Parțial Adevărat; Parțial Fals
			MIXED: delvis feil; delvis sant; poluistina; مضلل; مضلّل; انتقائي; زائف جزئياً; زائف جزئي; خادع; غير صحيح جزئياً; صحيح جزئياً; \
			خطأ جزئياً; نصف حقيقي; سياق ناقص; عنوان مضلل; deels onwaar
			MIXED: 部分錯誤; ნახევრად სიმართლე; жартылай шындық; भ्रामक; mix; truth & misleading
			FALSE: false; False; FALSE; : false; mostly false; mostly-false; mostly_false; completely_false; incorrect; not accurate; not \
			correct; not true; wrong; this is wrong; this is false
			FALSE: that’s wrong; the statement is false; fake; fake news; Old Fake News; Hoax Alert; Lie of the Year; pants-fire; pants on \
			fire!; Pants on Fire!; pants-on-fire; barely-true
			FALSE: baseless claim; miscaptioned; misattributed; Incorrect Attribution; altered photo; altered image; scam; fiction; Mostly \
			Fiction; 3-pinocchios; 4-pinocchios; three pinocchios
			FALSE: four pinocchios; fabricated; fabricated content; fabricated news; false claim; false content; false news; \
			false/fabricated; false/ fabricated; False and misleading; verdict false
			FALSE: rating: false; falso; fals; Falso; blefe; pimenta na língua; faux; c'est faux; plutôt faux; montage; erroné; falsch; \
			fałsz; fałsz.; panzana pazzesca; pinocchio andante; keliru
			FALSE: yanlış; yanliş; YANLIŞ; sahte; mali; ложь; фейк; Фейк; неправда; نادرست; شاخدار; helt feil; neistina; skoro neistina; \
			kratke noge; زائف; خطأ; خاطئ; كاذب; خبر كاذب; غير صحيح
			FALSE: مش حقيقي; الادعاء خاطئ; مزيف; مفبرك; onwaar; მცდარი; ტყუილი; მეტწილად მცდარი; жалған; 錯誤; 错误; Não é fato; झूठ; गलत; \
			lie; total lie; doctored
			UNPROVEN: unproven; Unsubstantiated; unsupported; no evidence; no-evidence; not proven; unverifiable; insustentável; \
			Insostenible; Inchequeable; impossível provar; non prouvé; infondé
			UNPROVEN: nieweryfikowalne; nieweryfikowalne.; tidak terbukti; sonuçlandırılamadı; غیرقابل اثبات; Imposibil de verificat; ikke \
			sikkert; niet te checken; 證據不足
			OTHER: satire; Satire; originated as satire; labelled satire; outdated; legend; lost legend; full-flop; half-flip; no-flip; \
			sarcasm; article satirique; parodie; ساخر; رأي; сатирический фейк
			: other; outros; controverso; contraditório; ta certo, mas peraí; discutível; Apresurado; Discutible; Incumplida; Cumplida; En \
			proceso, demorada; none; 2 [false context]; false_context
			: verdadeiro, mas...; Verdadero, pero…; de olho; ainda é cedo para dizer; subestimado; candidato em crise; nì; 5; ложь и \
			манипуляция; правда и манипуляция; да_но; не факт_но; сомнительно
			: без вердикта; техническая ошибка; Depends on Where You Vote; Truth! & Fiction! & Unproven!; Truth! But an Opinion!; Pending \
			Investigation!; Unofficial; commotion; suspicious; myth
			: إثارة; خرافة; مشكوك فيه; presque; Douteux; Incertain; sous-estimé/exagéré; roughly correct; not far off; these aren’t all \
			correct; false or misleading; Partly False and Misleading
			: Unclear; Uncertain; Likely false; Likely true; Dangerously Fake; true/false; verdict; checked; understated; recall; \
			retracted; 事實釐清; false connection; manipulated media; explainer
			: viral social media post; misplaced context; cinema news , twitter; experts disagree; global-surveys-suggest-not; \
			repeats-rural-myth; don't count on it; პოპულიზმი; În mandat
			: prawda. według raportu eu justice scoreboard 2019; fałsz. michał urbaniak podaje niepoprawne dane; sesat - video yang benar \
			namun narasi salah; misleading/partially false
			: faux, manque de contexte : vidéo tronquée; Severity 9 of 10; fal; flase; misleaiding; m; f; t; u; m
			""";

	@Test
	void noRealRatingIsBroughtToAnotherValueThanAReaderTakesItFor() {
		List<String> wrong = new ArrayList<>();
		List<String> none = new ArrayList<>();
		int known = 0;
		for (String line : RATINGS.lines().toList()) {
			String value = line.substring(0, line.indexOf(':'));
			for (String rating : line.substring(line.indexOf(':') + 2).split("; ")) {
				String brought = Ratings.ofWords(rating);
				if (brought != null && !brought.equals(value)) {
					wrong.add(rating + " " + brought);
				}
				known += value.isEmpty() ? 0 : 1;
				if (brought == null && !value.isEmpty()) {
					none.add(rating);
				}
			}
		}
		System.out.println(known + " ratings that a reader takes for a value, not brought to any: " + none);
		assertThat(wrong).isEmpty();
		assertThat(none).hasSizeLessThanOrEqualTo(known / 20);
	}

}

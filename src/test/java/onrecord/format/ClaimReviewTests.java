package onrecord.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import onrecord.loading.Entry;
import onrecord.loading.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Fact-checks of schema.org and of Google's Fact Check API. */
class ClaimReviewTests {

	private static final String REVIEW = """
			{
			  "@context": "http://schema.org", "@type": ["ClaimReview"],
			  "url": "https://www.checkers.example/2024/05/bridge/",
			  "headline": "No, the bridge has not been sold",
			  "datePublished": "2024-05-07T09:30:00+02:00", "inLanguage": "en-us",
			  "author": {"@type": "Organization", "name": "The Checkers", "url": "https://www.checkers.example"},
			  "claimReviewed": "The town sold the old bridge.",
			  "itemReviewed": {"@type": "Claim", "datePublished": "2024-05-03",
			    "author": {"@type": "Person", "name": "Maria Oak", "sameAs": "https://www.wikidata.org/wiki/Q42424242"},
			    "firstAppearance": {"@type": "CreativeWork", "url": "https://x.com/oak/status/1"}},
			  "reviewRating": {"@type": "Rating", "ratingValue": 1, "bestRating": 5, "worstRating": 1, "alternateName": "Mostly False!"}
			}""";

	@TempDir
	Path folder = Path.of("");

	@Test
	void aReviewBecomesAStatementWithAllThatIsKnownOfIt() {
		Reading reading = read(REVIEW);
		assertThat(reading.refused).isEmpty();
		JsonNode statement = reading.one("statement");
		String id = "statement:" + statement.path("key").asString();
		assertThat(id).matches("statement:the-town-sold-the-old-bridge-[0-9a-f]{10}");
		assertThat(statement).isEqualTo(
				tree("""
						{"type":"statement","key":"%s","onlyIfNew":true,"text":"The town sold the old bridge.","form":"PARAPHRASE",
						"act":"ASSERT","speakerAsDescribed":"Maria Oak","saidOn":"2024-05-03","language":"en-US","speaker":"person:maria-oak",
						"attribution":[{"relation":"SAID","actor":"person:maria-oak","source":"source:x.com/oak/status/1"},
						{"relation":"REPORTED","actor":"organization:checkers.example","source":"source:checkers.example/2024/05/bridge"}],
						"appearances":[{"source":"source:checkers.example/2024/05/bridge"}]}"""
					.formatted(id.substring(10))));
		assertThat(reading.one("person")).isEqualTo(tree("""
				{"type":"person","key":"maria-oak","onlyIfNew":true,"name":"Maria Oak",
				"identifiers":[{"scheme":"wikidata","value":"Q42424242"}]}"""));
		assertThat(reading.one("organization").path("name").asString()).isEqualTo("The Checkers");
		assertThat(reading.all("source")).extracting((source) -> source.path("kind").asString())
			.containsExactly("POST", "ARTICLE");
		JsonNode review = reading.one("review");
		assertThat(review.path("rating").asString()).isEqualTo("Mostly False!");
		assertThat(review.path("normalizedRating").asString()).isEqualTo("FALSE");
		assertThat(review.path("reviewedOn").asString()).isEqualTo("2024-05-07");
		assertThat(review.path("statements")).isEqualTo(tree("[\"%s\"]".formatted(id)));
	}

	@Test
	void listsGraphsFeedsAndLinesAreReadAlike() {
		Reading one = read(REVIEW);
		for (String wrapped : new String[] { "[%s]",
				"{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"WebPage\"},%s]}",
				"{\"@type\":\"DataFeed\",\"dataFeedElement\":[{\"@type\":\"DataFeedItem\",\"item\":[%s]}],\"name\":\"Feed\"}",
				"[[%s]]" }) {
			assertThat(read(wrapped.formatted(REVIEW)).entries).extracting("record")
				.isEqualTo(one.entries.stream().map((entry) -> (Object) entry.record()).toList());
		}
		String line = REVIEW.replace("\n", " ");
		Reading lines = read(line + "\n" + line);
		assertThat(lines.all("review")).hasSize(2);
		assertThat(lines.entries.getLast().line()).isEqualTo(2);
	}

	@Test
	void anAnswerOfGooglesApiNamesNoSpeaker() {
		Reading reading = read(
				"""
						{"claims": [{"text": "The lake is dry.", "claimant": "Maria Oak", "claimDate": "2024-01-02T00:00:00Z",
						  "claimReview": [
						    {"publisher": {"name": "The Checkers", "site": "checkers.example"}, "url": "https://checkers.example/lake?id=7",
						     "title": "The lake is full", "reviewDate": "2024-01-05T00:00:00Z", "textualRating": "Pants on Fire", "languageCode": "en"},
						    {"publisher": {"site": "prüfer.example"}, "url": "https://prüfer.example/see", "textualRating": "Teilweise falsch",
						     "languageCode": "de"}]}],
						 "nextPageToken": "abc"}""");
		assertThat(reading.refused).isEmpty();
		assertThat(reading.all("person")).isEmpty();
		JsonNode statement = reading.one("statement");
		assertThat(statement.has("speaker")).isFalse();
		assertThat(statement.path("speakerAsDescribed").asString()).isEqualTo("Maria Oak");
		assertThat(statement.path("saidOn").asString()).isEqualTo("2024-01-02");
		assertThat(statement.path("appearances")).hasSize(2);
		assertThat(reading.all("review")).extracting((review) -> review.path("normalizedRating").asString())
			.containsExactly("FALSE", "MIXED");
		assertThat(reading.all("source").getFirst().path("key").asString())
			.matches("checkers.example/lake-[0-9a-f]{10}");
	}

	@Test
	void theSameClaimOfTwoCheckersIsOneStatement() {
		Reading reading = read("[%s,%s]".formatted(REVIEW, REVIEW.replace("checkers.example", "others.example")));
		assertThat(reading.all("statement")).extracting((statement) -> statement.path("key"))
			.hasSize(2)
			.containsOnly(reading.all("statement").getFirst().path("key"));
		assertThat(reading.all("review")).extracting((review) -> review.path("key")).doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Not specified", "Unknown", "N/A", "-", "???", "12345", "Viral posts",
			"Social media users", "Multiple people", "A Facebook page", "Online rumour", "Social-media posts",
			"Various websites", "Múltiples fuentes", "Usuarios de redes sociales", "Publicación en Facebook",
			"Autor desconocido", "No especificado", "Páginas en Internet", "Usuários de WhatsApp",
			"Publicações nas redes sociais", "Não identificado", "Corrente de WhatsApp", "Internautes français",
			"Réseaux sociaux", "Auteur inconnu", "Plusieurs comptes Facebook", "Nicht angegeben", "Soziale Medien",
			"Facebook-Nutzerinnen", "Beiträge in Sozialen Netzwerken", "Verschiedene Beiträge", "Utenti Facebook",
			"Fonte sconosciuta", "Non specificato", "مستخدمون على فيسبوك", "المستخدمين", "وسائل التواصل الاجتماعي",
			"صفحات على فيسبوك", "مُستخدِمون", "غير محدّد", "مجهولون", "رواد مواقع التواصل", "सोशल मीडिया यूज़र",
			"फ़ेसबुक यूज़र्स", "वायरल पोस्ट", "अज्ञात व्यक्ति", "Pengguna Facebook", "Akun media sosial",
			"Tidak diketahui", "Pesan berantai", "Sosyal medya kullanıcıları", "SOSYAL MEDYA KULLANICILARI",
			"Facebook paylaşımı", "Belirtilmemiş", "Пользователи соцсетей", "Неизвестный автор", "Користувачі соцмереж",
			"網友", "臉書用戶", "社交媒體", "ネットユーザー", "누리꾼", "Gebruikers van Facebook", "oak-news.example", "@maria_oak",
			"https://x.example/maria" })
	void whoIsManyOrNobodyIsNobody(String name) {
		assertThat(Claimants.isNobody(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Maria Oak", "Larry Page", "Carlos Fuentes", "Veysi Kaynak", "Jorge Rafael Videla",
			"Ange Postecoglou", "World Health Organization", "Social Democratic Party", "People's Party",
			"Ministry of Health", "Марія Дуб", "محمد بن سلمان", "وليد جنبلاط", "नरेंद्र मोदी", "Joko Widodo",
			"Recep Tayyip Erdoğan", "李克強", "岸田文雄", "Nguyễn Phú Trọng", "Emmanuel Macron", "E. Macron", "Maria E Silva",
			"İbrahim Kalın", "Nadia Calviño" })
	void whoHasANameIsSomebody(String name) {
		assertThat(Claimants.isNobody(name)).isFalse();
		assertThat(Claimants.isList(name)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ann Lee and Bo Quist", "Ann Lee, Bo Quist", "Ann Lee AND Bo Quist", "Ana Lee y Bo Quist",
			"Ana Lee e Bo Quist", "Anna Lee und Bo Quist", "Anne Lee et Bo Quist", "Анна Лі та Бо Квіст",
			"Анна Ли и Бо Квист", "علي و حسن", "علي، حسن", "राम और श्याम", "Ali ve Bora", "Budi dan Ani",
			"Anna Lee i Bo Quist", "Ann Lee / Bo Quist" })
	void whoIsNamedTogetherIsNotOne(String name) {
		assertThat(Claimants.isList(name)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "Person, Maria Oak, person:maria-oak", "Person, Марія Дуб, person:марія-дуб",
			"Organization, Ministry of Bridges, organization:ministry-of-bridges", "Person, Facebook posts,",
			"Person, Viral post,", "Organization, Facebook,", "Person, Social media users,",
			"Person, Multiple sources,", "Person, oak-news.example,", "Person, A local blogger,", "Person, Maria,",
			"Person, Maria Oak and Jan Elm,", "Person, Usuarios de Facebook,", "Thing, Maria Oak,",
			"Person, Internautes français,", "Person, National Republican Committee," })
	void aClaimantIsASpeakerOnlyIfThatIsCertain(String type, String name, String speaker) {
		JsonNode statement = read(REVIEW.replace("\"Person\"", "\"" + type + "\"").replace("Maria Oak", name))
			.one("statement");
		assertThat(statement.path("speaker").asString(null)).isEqualTo(speaker);
		assertThat(statement.path("speakerAsDescribed").asString()).isEqualTo(name);
	}

	@Test
	void textsForObjectsAndTheOldWayOfNamingTheSpeakerAreUnderstood() {
		Reading reading = read(
				"""
						{"@context": {"@vocab": "https://schema.org/"}, "@type": "https://schema.org/ClaimReview", "author": "The Checkers",
						 "url": "https://checkers.example", "claimReviewed": "The sky fell.", "datePublished": "2019-04",
						 "itemReviewed": [{"@type": "CreativeWork", "url": "https://oak.example/a b"},
						   {"@type": "CreativeWork", "author": [{"@type": "schema:Person", "name": "Jan Elm"}]}],
						 "reviewRating": {"ratingValue": "4", "bestRating": "5", "worstRating": "1"}}""");
		assertThat(reading.refused).isEmpty();
		assertThat(reading.one("statement").path("speaker").asString()).isEqualTo("person:jan-elm");
		assertThat(reading.one("review").path("rating").asString()).isEqualTo("4 (from 1 to 5)");
		assertThat(reading.one("review").path("normalizedRating").asString()).isEqualTo("TRUE");
		assertThat(reading.one("review").path("reviewedOn").asString()).isEqualTo("2019-04");
	}

	@Test
	void entitiesAndTagsBecomeWhatTheyStandForAndAreTold() {
		Reading reading = read(
				REVIEW.replace("The town sold the old bridge.", "The town said &quot;no&quot; &amp; left<br>today")
					.replace("Maria Oak", "Maria O&#8217;Ak")
					.replace("Mostly False!", "Plut&ocirc;t faux"));
		assertThat(reading.one("statement").path("text").asString()).isEqualTo("The town said \"no\" & left\ntoday");
		assertThat(reading.one("statement").path("speaker").asString()).isEqualTo("person:maria-oak");
		assertThat(reading.one("person").path("name").asString()).isEqualTo("Maria O’Ak");
		assertThat(reading.one("review").path("rating").asString()).isEqualTo("Plutôt faux");
		assertThat(reading.notes).extracting(Refused::field)
			.containsExactly("claimReviewed", "itemReviewed.author.name", "reviewRating.alternateName");
		assertThat(reading.notes.get(1)).hasToString(
				"a, line 1, itemReviewed.author.name: was HTML, and is read as \"Maria O’Ak\" (\"Maria O&#8217;Ak\")");
	}

	@Test
	void severalClaimantsSaidItTogether() {
		Reading reading = read(claim("\"Two people\"",
				"{\"@type\":\"Claim\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"name\":\"Bo Quist\"}]}"));
		assertThat(reading.refused).isEmpty();
		assertThat(reading.all("person")).extracting((person) -> person.path("name").asString())
			.containsExactly("Ann Lee", "Bo Quist");
		assertThat(reading.one("statement").path("speakerAsDescribed").asString()).isEqualTo("Ann Lee and Bo Quist");
		assertThat(reading.one("statement").has("speaker")).isFalse();
	}

	@Test
	void severalClaimsOfOneAreAStatementEachAndOneReview() {
		Reading one = read(claim("\"Claim one\"", "{\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"}}"));
		Reading reading = read(
				claim("[\"Claim one\", \"Claim two\"]", "{\"author\":{\"@type\":\"Person\",\"name\":\"Ann Lee\"}}"));
		assertThat(said(reading)).containsExactly("person:ann-lee Ann Lee: Claim one",
				"person:ann-lee Ann Lee: Claim two");
		assertThat(reading.one("review").path("statements")).hasSize(2);
		assertThat(reading.one("review").path("key")).isEqualTo(one.one("review").path("key"));
		assertThat(reading.all("statement").getFirst()).isEqualTo(one.one("statement"));
	}

	@Test
	void severalItemsWithAClaimantAreAStatementEach() {
		String items = """
				[{"@type":"CreativeWork","url":"https://post.example/1"},
				{"@type":"Claim","author":{"@type":"Person","name":"Ann Lee"},"url":"https://post.example/2"%s},
				{"@type":"Claim","author":{"@type":"Person","name":"Bo Quist"},"appearance":["https://post.example/3",\
				{"url":"https://post.example/4"}]%s}]""";
		Reading same = read(claim("\"A\"", items.formatted("", "")));
		assertThat(said(same)).containsExactly("person:ann-lee Ann Lee: A", "person:bo-quist Bo Quist: A");
		assertThat(same.one("review").path("statements")).hasSize(2);
		assertThat(same.notes).hasSize(1);
		assertThat(same.all("source")).extracting((source) -> source.path("url").asString())
			.containsExactly("https://post.example/2", "https://post.example/3", "https://post.example/4",
					"https://checker.example/1");
		Reading paired = read(claim("[\"A\", \"B\"]", items.formatted("", "")));
		assertThat(said(paired)).containsExactly("person:ann-lee Ann Lee: A", "person:bo-quist Bo Quist: B");
		assertThat(paired.notes).hasSize(2);
		Reading named = read(claim("[\"A\", \"B\"]", items.formatted(",\"text\":\"B\"", ",\"text\":\"A\"")));
		assertThat(said(named)).containsExactly("person:ann-lee Ann Lee: B", "person:bo-quist Bo Quist: A");
		Reading own = read(claim("\"Two claims\"", items.formatted(",\"text\":\"A\"", ",\"name\":\"B\"")));
		assertThat(said(own)).containsExactly("person:ann-lee Ann Lee: A", "person:bo-quist Bo Quist: B");
		Reading doubtful = read(claim("[\"A\", \"B\", \"C\"]", items.formatted("", "")));
		assertThat(said(doubtful)).containsExactly(" Ann Lee and Bo Quist: A", " Ann Lee and Bo Quist: B",
				" Ann Lee and Bo Quist: C");
	}

	@Test
	void theSameClaimAtTwoPlacesIsOneStatement() {
		Reading reading = read(claim("\"A\"", """
				[{"@type":"Claim","author":{"@type":"Person","name":"Ann Lee"},"url":"https://post.example/1"},
				{"@type":"Claim","author":{"@type":"Person","name":"Ann Lee"},"url":"https://post.example/2"}]"""));
		assertThat(reading.one("statement").at("/attribution/0/source").asString()).isEqualTo("source:post.example/1");
		assertThat(reading.one("statement").path("appearances"))
			.isEqualTo(tree("[{\"source\":\"source:checker.example/1\"},{\"source\":\"source:post.example/2\"}]"));
		assertThat(reading.one("review").path("statements")).hasSize(1);
	}

	@Test
	void itemsThatAreClaimsWithoutAnAuthorAreAStatementEach() {
		Reading reading = read(
				claim("[]", "[{\"@type\":\"Claim\",\"name\":\"A\"},{\"@type\":\"Claim\",\"text\":\"B\"}]"));
		assertThat(said(reading)).containsExactly(" : A", " : B");
	}

	@Test
	void moreThanAHundredClaimsOfAReviewAreRefused() {
		String many = IntStream.rangeClosed(1, 101)
			.mapToObj((n) -> "\"Claim " + n + "\"")
			.collect(Collectors.joining(","));
		Reading reading = read(claim("[" + many + "]", "{}"));
		assertThat(reading.entries).isEmpty();
		assertThat(reading.reasons())
			.containsExactly("1 has more than 100 claims, items or claimants, which is the most");
	}

	@Test
	void aPersonWhoWroteTheCheckIsNoChecker() {
		String author = "{\"@type\":\"Person\",\"name\":\"Jo Pen\"}";
		String organization = "{\"@type\":\"NewsMediaOrganization\",\"name\":\"Checker\"}";
		String review = claim("\"A\"", "{}");
		for (String authors : new String[] { "\"author\":[" + author + "," + organization + "]",
				"\"author\":" + author + ",\"publisher\":" + organization }) {
			Reading reading = read(review.replace("\"author\":" + organization, authors));
			assertThat(reading.one("organization").path("name").asString()).isEqualTo("Checker");
			assertThat(reading.one("source").path("authors")).isEqualTo(tree("[{\"name\":\"Jo Pen\"}]"));
		}
		Reading alone = read(review.replace(organization, author));
		assertThat(alone.one("organization").path("name").asString()).isEqualTo("checker.example");
		assertThat(alone.one("source").path("authors")).isEqualTo(tree("[{\"name\":\"Jo Pen\"}]"));
	}

	private static String claim(String claims, String items) {
		return """
				{"@context":"https://schema.org","@type":"ClaimReview","url":"https://checker.example/1","claimReviewed":%s,
				"datePublished":"2025-03-01","author":{"@type":"NewsMediaOrganization","name":"Checker"},
				"reviewRating":{"alternateName":"False"},"itemReviewed":%s}"""
			.formatted(claims, items);
	}

	private static List<String> said(Reading reading) {
		assertThat(reading.refused).isEmpty();
		return reading.all("statement")
			.stream()
			.map((statement) -> "%s %s: %s".formatted(statement.path("speaker").asString(""),
					statement.path("speakerAsDescribed").asString(""), statement.path("text").asString()))
			.toList();
	}

	@Test
	void aDateThatIsNoneIsRefusedAndShown() {
		Reading reading = read(REVIEW.replace("\"2024-05-03\"", "\"a day in May 2024\""));
		assertThat(reading.refused).hasSize(1);
		assertThat(reading.refused.getFirst().field()).isEqualTo("saidOn");
		assertThat(reading.refused.getFirst().value()).isEqualTo("a day in May 2024");
	}

	@Test
	void whereAnElementStandsIsToldByAPointer() {
		String google = "{\"claims\":[{\"text\":\"A\",\"claimReview\":[%1$s]},{\"text\":\"B\",\"claimReview\":[%1$s,%1$s]}]}"
			.formatted("{\"publisher\":{\"site\":\"c.example\"},\"url\":\"https://c.example/1\"}");
		assertThat(read(google).entries).filteredOn((entry) -> entry.record().path("type").asString().equals("review"))
			.extracting(Entry::pointer)
			.containsExactly("/claims/0/claimReview/0", "/claims/1/claimReview/0", "/claims/1/claimReview/1");
		String line = REVIEW.replace("\n", " ");
		assertThat(read("{\"@graph\":[{},%s]}".formatted(line)).entries).extracting(Entry::pointer)
			.containsOnly("/@graph/1");
		assertThat(read("[[%s],%1$s]".formatted(line)).entries).extracting(Entry::pointer)
			.containsSubsequence("/0/0", "/1");
		assertThat(read(line + "\n" + line).entries).extracting(Entry::pointer).containsOnlyNulls();
		Reading wrong = read("[%s]".formatted(line.replace("2024-05-03", "3 May")));
		assertThat(wrong.refused).extracting(Refused::toString)
			.first()
			.asString()
			.startsWith("a, line 1, /0, saidOn: must be a year");
	}

	@Test
	void brokenJsonIsToldWithItsLineAfterWhatStandsBefore() {
		Reading reading = new Reading();
		Path file = Reading.write(this.folder, "a", "[" + REVIEW + ",\n{\"@type\":");
		assertThatThrownBy(() -> new Formats(Hints.NONE).read(new InputFile("a", file), reading, (bytes) -> {
		})).isInstanceOf(Unreadable.class).hasMessageStartingWith("a, line 13, column ");
		assertThat(reading.all("review")).hasSize(1);
	}

	@Test
	void anElementOfAHundredMegabytesEndsTheReading() throws IOException {
		byte[] chunk = new byte[1 << 20];
		Arrays.fill(chunk, (byte) ' ');
		Path file = Reading.pack(this.folder, "bomb", (out) -> {
			out.write("[{\"@type\":\"ClaimReview\",".getBytes(StandardCharsets.UTF_8));
			for (int i = 0; i < 100; i++) {
				out.write(chunk);
			}
			out.write("}]".getBytes(StandardCharsets.UTF_8));
		});
		assertThatThrownBy(() -> Reading.of(file)).isInstanceOf(Unreadable.class)
			.hasMessage("bomb, about line 1: what is to be read at a time has more than 16 MB, which is the most.");
	}

	private Reading read(String json) {
		return Reading.of(Reading.write(this.folder, "a", json));
	}

	private static JsonNode tree(String json) {
		return BoundedJson.MAPPER.readTree(json);
	}

}

package onrecord.format;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What speaks against a name's being one of a person: words for institutions, groups and
 * offices, what people write between such words, digits, an abbreviation, or the name of
 * a country. In doubt it is no person: a person whose name is like that can be called
 * one.
 */
final class Bodies {

	/** Stems stand for all words that begin so; all other words stand for themselves. */
	private static final Pattern WORDS = Pattern.compile("(?iuU)\\b(?:"
			// English
			+ "committees?|commissions?|councils?|part(?:y|ies)|ministry|ministries|departments?|dept|agenc(?:y|ies)|offices?"
			+ "|bureau|authority|authorities"
			+ "|governments?|govt|parliament|senate|congress|house|assembly|court|cabinet|embassy|police|army|navy|forces|military|administration"
			+ "|universit(?:y|ies)|institutes?|associations?|federation|confederation|unions?|foundation|society|league|alliance"
			+ "|coalition|campaign|movement|front"
			+ "|news|times|daily|tribune|herald|gazette|networks?|channel|radio|tv|television|press|media|newspapers?|magazine"
			+ "|bank|compan(?:y|ies)|corporation|corp|inc|ltd|llc|plc|gmbh|group|teams?|staff|spokes(?:man|woman|person|people)"
			+ "|organi[sz]ations?|cent(?:er|re)s?|fund|pac|caucus"
			+ "|board|clubs?|nations|republicans|democrats|conservatives|liberals|greens|labour|voters|experts?|scientists"
			+ "|officials?|critics|leaders|lawmakers|senators|ministers"
			+ "|doctors|protesters|supporters|residents|witness(?:es)?|family|kremlin|pentagon|white house|taliban|hamas|hezbollah"
			+ "|associated press|al jazeera|reuters|republic|kingdom|states|of|for|on|against"
			// Spanish, Portuguese, French, Italian
			+ "|comit[eéê]s?|comiss[aã]o|comisi[oó]n|commissione|comitato|consejo|conselho|conseil|consiglio|partidos?|parti"
			+ "|partito|minist[eéè]r(?:io|ios|e|es|o)"
			+ "|departamento|d[eé]partement|dipartimento|agencia|ag[eê]ncia|agence|agenzia|gobierno|governo|gouvernement"
			+ "|parlamento|parlement|senado|s[eé]nat|senato|congreso|congresso|congr[eè]s"
			+ "|asamblea|assembleia|assembl[eé]e|assemblea|tribunal|tribunale|polic[ií]a|pol[ií]cia|polizia|universidade?"
			+ "|universit[eéà]|asociaci[oó]n|associa[cç][aã]o|associazione|federaci[oó]n|federa[cç][aã]o"
			+ "|sindicato|syndicat|sindacato|fundaci[oó]n|funda[cç][aã]o|fondation|fondazione|banco|banque|banca|prensa|imprensa"
			+ "|presse|stampa|peri[oó]dico|jornal|diario|di[aá]rio|giornale"
			+ "|organiza[cç][aã]o|organizaci[oó]n|organizzazione|grupo|groupe|gruppo|oficina|para|por|pour"
			// German, Dutch, Scandinavian
			+ "|\\w*(?:ausschuss|kommission|partei|ministerium|amt|beh[oö]rde|regierung|parlament|gericht|polizei|universit[aä]t"
			+ "|verband|gewerkschaft|stiftung|zeitung|agentur)"
			+ "|bundestag|bundesrat|landtag|senat|rat|verein|bund|f[uü]r|gegen|\\w*(?:partij|ministerie|regering|politie"
			+ "|commissie|vereniging|krant)|raad|kamer|voor|partiet|regeringen|regjeringen"
			// Polish, Ukrainian, Russian
			+ "|partia|ministerstwo|komisja|komitet|rz[aą]d|sejm|policja|urz[aą]d|agencja|fundacja|dla|парт[іи]я"
			+ "|м[іи]н[іи]стерство|ком[іи]с[іи]я|ком[іи]тет|рада|совет|уряд|правительство|парламент|дума"
			+ "|пол[іи]ц[іи]я|полиция|агентство|суд|союз|газета|фонд|для"
			// Turkish, Indonesian, Arabic, Hindi
			+ "|partisi|bakanl[iı][gğ][iı]|komisyonu|komitesi|h[uü]k[uü]meti|meclisi|mahkemesi|[uü]niversitesi|ajans[iı]"
			+ "|derne[gğ]i|partai|kementerian|komisi|komite|pemerintah|badan|polisi"
			+ "|حزب|وزارة|لجنة|مجلس|حكومة|الحكومة|برلمان|وكالة|جامعة|منظمة|صحيفة|قناة|पार्टी|मंत्रालय|समिति|आयोग|सरकार|संसद"
			+ ")\\b");

	/** How the names of institutions end where words are not set apart. */
	private static final Pattern EAST_ASIAN = Pattern
		.compile(".*(?:部|会|會|委|党|黨|局|省|庁|廳|厅|府|院|署|社|团|團|国|國|市|县|大学|大學|报|報|신문|당|부|회|청|원|국|사)$");

	private static final Pattern ABBREVIATION = Pattern.compile("(?U)(?:\\p{Lu}[.&]?){2,6}");

	private static final Pattern DIGIT = Pattern.compile(".*\\p{Nd}.*");

	private static final Set<String> COUNTRIES = countries();

	private Bodies() {
	}

	private static Set<String> countries() {
		Set<String> countries = new HashSet<>();
		for (String language : List.of("en", "es", "pt", "fr", "de", "it", "pl", "uk", "ru", "tr", "id", "ar", "hi")) {
			for (String country : Locale.getISOCountries()) {
				countries.add(Locale.of("", country).getDisplayCountry(Locale.of(language)).toLowerCase(Locale.ROOT));
			}
		}
		return Set.copyOf(countries);
	}

	/** Whether a name may well be one of an institution, a group or an office. */
	static boolean isNamedLikeOne(String name) {
		return WORDS.matcher(name).find() || EAST_ASIAN.matcher(name).matches() || ABBREVIATION.matcher(name).matches()
				|| DIGIT.matcher(name).matches() || COUNTRIES.contains(name.toLowerCase(Locale.ROOT));
	}

}

package onrecord.format;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Who is certainly somebody, among those to whom fact-checkers ascribe claims. Certain is
 * only whom the file itself calls a Person or an Organization, if the name is not one of
 * those that stand for many or for nobody: of networks and posts, of users and sources,
 * of addresses; nor a list; nor a person in a single word. Who is not certain is no
 * speaker, and the words stay as the description of one.
 */
final class Claimants {

	/** Words that stand for nobody, and several in a row that do. */
	private static final Set<String> NOBODY = new HashSet<>();

	/** How words begin that stand for nobody. */
	private static final Set<String> BEGINNINGS = new HashSet<>();

	/** What stands for nobody where words are written without spaces. */
	private static final Set<String> LETTERS = new HashSet<>();

	private static final Pattern WITHOUT_SPACES = Pattern
		.compile(".*[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}].*");

	/** How many words in a row are one entry. */
	private static final int LONGEST_ENTRY = 3;

	private static final int LONGEST_NAME = 100;

	private static final Pattern ADDRESS = Pattern.compile("(?i).*(https?:|www\\.|@|\\b[a-z0-9-]+\\.[a-z]{2,}\\b).*");

	private static final Pattern ENUMERATION = Pattern.compile(".*[,;/&|،、，；؛].*");

	/** Single letters are conjunctions only if they are small: Maria E Silva is one. */
	private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "und", "oder", "et", "ou", "y", "e", "o", "ed",
			"en", "og", "och", "i", "a", "и", "или", "та", "і", "й", "або", "و", "أو", "और", "तथा", "एवं", "व", "dan",
			"atau", "ve", "ile", "veya", "at", "και", "או", "va", "și", "এবং", "ও", "மற்றும்", "และ", "và", "lub",
			"oraz", "nebo");

	private static final Set<String> ARTICLES = Set.of("a", "an", "the", "some", "one", "un", "una", "uno", "unos",
			"unas", "el", "la", "los", "las", "um", "uma", "uns", "os", "as", "une", "des", "le", "les", "ein", "eine",
			"der", "die", "das", "il", "lo", "gli", "een", "het", "en", "ett", "bir", "एक", "seorang", "sebuah");

	/** Letters that are written onto the beginning of an Arabic word: and, the, with. */
	private static final List<String> ARABIC_BEGINNINGS = List.of("وال", "بال", "فال", "كال", "ولل", "لل", "ال", "و",
			"ب", "ل");

	static {
		Words.table("/claimants.txt", (kind, entry) -> {
			String words = Words.plain(entry);
			if (entry.endsWith("*")) {
				BEGINNINGS.add(words);
			}
			else if (WITHOUT_SPACES.matcher(entry).matches()) {
				LETTERS.add(words.replace(" ", ""));
			}
			else {
				NOBODY.add(words);
			}
		});
	}

	private Claimants() {
	}

	/** Whether it is certainly a person, by the words of schema.org. */
	static boolean isPerson(JsonNode author, String name) {
		String[] words = name.strip().split("\\s+");
		return Loose.isA(author, "Person") && !isNobody(name) && !isList(name) && !Bodies.isNamedLikeOne(name)
				&& !ARTICLES.contains(words[0].toLowerCase(Locale.ROOT)) && words.length >= 2 && words.length <= 6;
	}

	/** Whether it is certainly an organization, by the words of schema.org. */
	static boolean isOrganization(JsonNode author, String name) {
		boolean called = Loose.isA(author, "Organization") || Loose.isA(author, "NewsMediaOrganization")
				|| Loose.isA(author, "GovernmentOrganization") || Loose.isA(author, "Corporation");
		return called && !isNobody(name) && !isList(name);
	}

	/**
	 * Whether a name stands for nobody, or for nobody in particular: for users and posts,
	 * many or unknown; an address; more than a name can be.
	 */
	static boolean isNobody(String name) {
		if (name.length() > LONGEST_NAME || ADDRESS.matcher(name).matches()) {
			return true;
		}
		String plain = Words.plain(name);
		String letters = plain.replace(" ", "");
		if (letters.chars().noneMatch(Character::isLetter) || LETTERS.stream().anyMatch(letters::contains)) {
			return true;
		}
		List<String> words = Arrays.asList(plain.split(" "));
		for (int first = 0; first < words.size(); first++) {
			for (int end = first + 1; end <= Math.min(words.size(), first + LONGEST_ENTRY); end++) {
				if (standsForNobody(String.join(" ", words.subList(first, end)))) {
					return true;
				}
			}
		}
		return false;
	}

	/** Whether a name is that of several, one after the other. */
	static boolean isList(String name) {
		String[] words = name.strip().split("\\s+");
		for (int i = 1; i < words.length - 1; i++) {
			String word = (words[i].length() > 1) ? words[i].toLowerCase(Locale.ROOT) : words[i];
			if (CONJUNCTIONS.contains(word)) {
				return true;
			}
		}
		return ENUMERATION.matcher(name).matches();
	}

	private static boolean standsForNobody(String words) {
		if (isEntry(words)) {
			return true;
		}
		for (String beginning : ARABIC_BEGINNINGS) {
			if (words.startsWith(beginning) && isEntry(words.substring(beginning.length()))) {
				return true;
			}
		}
		return false;
	}

	private static boolean isEntry(String words) {
		for (int end = words.length(); end > 2; end--) {
			if (BEGINNINGS.contains(words.substring(0, end))) {
				return true;
			}
		}
		return NOBODY.contains(words);
	}

}

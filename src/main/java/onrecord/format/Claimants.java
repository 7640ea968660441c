package onrecord.format;

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

	private static final Pattern NOBODY = Pattern
		.compile("(?iu)\\b(facebook|instagram|twitter|tweets?|tik ?tok|youtube|whats ?app"
				+ "|telegram|reddit|threads|weibo|vk|viral|viraal|social|sociales|sociaux|soziale|sociali|sociais|users?|posts?|poster|memes?"
				+ "|usuarios?|usuários?|publicaciones|publicações|páginas?|perfiles|internautes?|utilisateurs?|netizens?|nutzer|utenti|gebruikers"
				+ "|blogs?|bloggers?|internet|online|web ?sites?|web ?pages?|chain|multiple|various|several|many|others?|varios|vários|diversos?"
				+ "|plusieurs|mehrere|unknown|anonymous|anonym|desconocido|desconhecido|inconnu|unbekannt|sources?|fuentes|people|someone"
				+ "|claims?|rumou?rs?|news ?letter|email|e-mail|screenshot|video|image|photo|n/?a|none|author)\\b");

	private static final Pattern ADDRESS = Pattern.compile("(?i).*(https?:|www\\.|@|\\b[a-z0-9-]+\\.[a-z]{2,}\\b).*");

	private static final Pattern LIST = Pattern.compile("(?iu).*(,|;|/|&|\\b(and|und|et|y|e|и|та)\\b).*");

	private static final Pattern ARTICLE = Pattern
		.compile("(?iu)^(an?|un|une|una|um|uma|ein|eine|some|el|la|le|the)\\s.*");

	private Claimants() {
	}

	/** Whether it is certainly a person, by the words of schema.org. */
	static boolean isPerson(JsonNode author, String name) {
		boolean nameOfOne = !LIST.matcher(name).matches() && !ARTICLE.matcher(name).matches();
		int words = name.split("\\s+").length;
		return Loose.isA(author, "Person") && isSomebody(name) && nameOfOne && words >= 2 && words <= 6;
	}

	/** Whether it is certainly an organization, by the words of schema.org. */
	static boolean isOrganization(JsonNode author, String name) {
		boolean called = Loose.isA(author, "Organization") || Loose.isA(author, "NewsMediaOrganization")
				|| Loose.isA(author, "GovernmentOrganization") || Loose.isA(author, "Corporation");
		return called && isSomebody(name) && !LIST.matcher(name).matches();
	}

	private static boolean isSomebody(String name) {
		return name.length() <= 100 && !NOBODY.matcher(name).find() && !ADDRESS.matcher(name).matches();
	}

}

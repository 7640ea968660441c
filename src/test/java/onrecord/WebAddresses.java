package onrecord;

import java.util.List;

/** Addresses that a page may link to, and such as it must not. */
public final class WebAddresses {

	/** Of the web. */
	public static final List<String> GOOD = List.of("https://example.org", "HTTP://Example.ORG/a?b=c#d",
			"https://example.org:8443/", "https://müller.example/ä?q='x'|{y}", "https://пример.example/шлях",
			"https://[2001:db8::1]:80/a", "http://127.0.0.1", "https://ann:secret@example.org/", "http://localhost",
			"https://xn--mller-kva.example?q", "https://example.org/javascript:alert(1)",
			"https://example.org/%22%3E%0A");

	/** None, or disguised. */
	public static final List<String> BAD = List.of("javascript:alert(1)", "JavaScript:alert(1)",
			"java\nscript:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\u0001javascript:alert(1)",
			"javascript://example.org/%0aalert(1)", "javascript:https://example.org",
			"data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
			"blob:https://example.org/1", "mailto:ann@example.org", "ftp://example.org/a", "urn:isbn:1", "about:blank",
			"//example.org/a", "/a", "example.org", "https:example.org", "https:/example.org", "https:\\\\example.org",
			"https://", "https:///a", "https://?a", "https://#a", "https://:80/", "https://@/", "https://ann@",
			"https://.", "https://[::1", "https://example.org:port/", "https://example.org/a\n",
			"https://example.org/\t", "\nhttps://example.org", "https://example.org /", "https://example.org\u00a0",
			"https://exa\u202emple.org", "https://example.org/\u200b", "https://example.org/\u2028",
			"https://example.org/\u009b31m", "https://example.org/\u007f", "https://example.org/\u001b[2J",
			"https://example.org/\"onclick=\"alert(1)", "https://example.org/<script>",
			"https://example.org\\@evil.example", "https\u200b://example.org", "httpſ://example.org");

	private WebAddresses() {
	}

}

package onrecord.format;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts that were HTML, and such as look like it. */
class HtmlTests {

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', delimiter = '¦', value = {
			"The minister said &quot;no&quot; &amp; left<br>today ¦ The minister said \"no\" & left¶today",
			"Ann O&#8217;Dell ¦ Ann O’Dell", "Ann O&#x2019;Dell ¦ Ann O’Dell", "O&#146;Dell ¦ O’Dell",
			"don&apos;t ¦ don't", "caf&eacute; &ndash; &hellip; &euro;5 ¦ café – … €5",
			"&amp;quot;no&amp;quot; ¦ \"no\"", "&amp;amp;#8217; ¦ ’",
			"&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt; ¦ One¶Two",
			"<p>One</p>¶<p>Two <b>bold</b>¶and</p> ¦ One¶Two bold and",
			"<p>Cut off, the minister <strong>said… ¦ Cut off, the minister said…",
			"One<br />¶Two<BR/>Three</br>Four ¦ One¶Two¶Three¶Four", "He <em>did</em> say  so ¦ He did say  so",
			"See <a href=\"https://x.example/?a=1&b=2\" download>this</a>. ¦ See this.", "<ul><li>a<li>b</ul> ¦ a¶b",
			"<!-- wp:paragraph -->One<!-- /wp --> ¦ One", "One<script>if (a<b) alert('x')</script> two ¦ One two",
			"<p>5 < 6 & AT&T <unclear> <3 a<b</p> ¦ 5 < 6 & AT&T <unclear> <3 a<b",
			"<p>Write &lt;b&gt;so&lt;/b&gt;</p> ¦ Write <b>so</b>", "&nbsp;Ann&nbsp;Lee&nbsp; ¦ Ann Lee",
			"<img src='x.png' alt='a > b'>Words ¦ Words", "अ&zwnj;ब <b>है</b> ¦ अ‌ब है", "&#x1F600; &notin; ¦ 😀 ∉" })
	void whatWasHtmlIsReadAsWhatItStandsFor(String html, String text) {
		assertThat(Html.plain(html.replace('¶', '\n'))).isEqualTo(text.replace('¶', '\n'));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a < b", "x <3 y", "AT&T", "if (a<b && c>d)", "R&D", "&c.", "<unclear>", "Q&A; more",
			"<Ann>: no", "a<b>c", "List<String>", "Map<K, V>", "x <b and c> y", "the tag <p> is", "&copy 2020",
			"Marks & Spencer;", "&unknown;", "&#0;", "&#xD800;", "&#99999999;", "https://x.example/?a=1&lt=2&b=3",
			"<s> and <q>", "</b> first <b>", "  spaces   stay\n", "<a@b.example>", "<https://x.example>", "1 &lt 2",
			"-->", "a <!-- b", "&;", "&#;", "<", "" })
	void aTextThatIsNoHtmlStaysAsItIs(String text) {
		assertThat(Html.plain(text)).isSameAs(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<", "&", "<a b=\"", "<a b='<a b=\"", "<b>", "<b><i>", "<p><b>", "</p>", "<!--", "&amp;",
			"&#", "<a ", "<a b=c ", "<div>", "<table>", "<p>a", "<br>", "<script>", "<a href=x>", "<li>",
			"<font color=\"a\">" })
	@Timeout(value = 10, unit = TimeUnit.SECONDS)
	void anyTextIsReadInReasonableTime(String part) {
		String most = part.repeat(1_000_000 / part.length());
		Html.plain(most);
		Html.plain("<br>" + most);
		Html.plain(most + "</b></p>\"'>");
	}

	@Test
	void escapingEndsAfterThreeRounds() {
		assertThat(Html.plain("&amp;amp;amp;amp;amp;")).isEqualTo("&amp;amp;");
	}

}

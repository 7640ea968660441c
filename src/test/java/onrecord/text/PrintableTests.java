package onrecord.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What others have written, as terminals and logs show it. */
class PrintableTests {

	@Test
	void whatATerminalWouldObeyIsSeen() {
		assertThat(Printable.line("a\u001b[31mb\u009b2Jc\u0007\b\r\n\t\u007f"))
			.isEqualTo("a\\u001b[31mb\\u009b2Jc\\u0007\\u0008\\u000d\\u000a\\u0009\\u007f");
		assertThat(
				Printable.line("\u202eevil\u2066x\u2069\u2028\u2029\u200b\ufeff\u061c" + Character.toString(0xe0041)))
			.isEqualTo("\\u202eevil\\u2066x\\u2069\\u2028\\u2029\\u200b\\ufeff\\u061c\\u{e0041}");
		assertThat(Printable.line("half \ud800 pair")).isEqualTo("half \\ud800 pair");
	}

	@Test
	void writingOfAnyScriptStaysAsItIs() {
		String text = "Зеленський 习近平 نمی\u200cخواهم श्री\u200dमान 👩\u200d🚀 אבג é \\u001b";
		assertThat(Printable.line(text)).isEqualTo(text);
	}

	@Test
	void aTextKeepsItsLines() {
		assertThat(Printable.text("a\n\tb\r\u001b")).isEqualTo("a\n\tb\\u000d\\u001b");
	}

	@Test
	void whatIsTooLongSaysHowMuchThereIs() {
		assertThat(Printable.shortened("12345", 5)).isEqualTo("12345");
		assertThat(Printable.shortened("1234😀", 5)).isEqualTo("1234… (2 characters more)");
	}

}

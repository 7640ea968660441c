package onrecord.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Registers whose identifiers mean the same everywhere: those of {@code schemes.txt}.
 */
final class Schemes {

	private static final Map<String, Pattern> WORLDWIDE = read();

	private static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^\\s?#]*/(?=[^/?#]+$)");

	private static final Pattern NOTHING = Pattern
		.compile("(?iu)0+|[-–—?.]+|n\\.?/?a\\.?|none|null|nil|nan|undefined|unknown|not known|missing|tbd|tba|false");

	private Schemes() {
	}

	private static Map<String, Pattern> read() {
		try (InputStream table = Schemes.class.getResourceAsStream("/schemes.txt")) {
			if (table == null) {
				throw new IllegalStateException("schemes.txt is not among the program's files");
			}
			Map<String, Pattern> schemes = new HashMap<>();
			for (String line : new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
				if (!line.isBlank() && !line.startsWith("#")) {
					String[] parts = line.split(":", 2);
					schemes.put(parts[0], Pattern.compile(parts[1].strip()));
				}
			}
			return Map.copyOf(schemes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static boolean isWorldwide(String scheme) {
		return WORLDWIDE.containsKey(scheme);
	}

	/** An identifier as a worldwide register writes it; null where it has no such. */
	static @Nullable String written(String scheme, String value) {
		Pattern form = WORLDWIDE.get(scheme);
		String bare = ADDRESS.matcher(value.strip()).replaceFirst("").replaceAll("[\\s\\u00a0]", "");
		for (String each : new String[] { bare, bare.toUpperCase(Locale.ROOT), bare.toLowerCase(Locale.ROOT),
				bare.replace("-", "") }) {
			if (form != null && form.matcher(each).matches()) {
				return each;
			}
		}
		return null;
	}

	/** Whether it is what programs write where there is no identifier. */
	static boolean isNothing(String value) {
		return value.isBlank() || NOTHING.matcher(value.strip()).matches();
	}

}

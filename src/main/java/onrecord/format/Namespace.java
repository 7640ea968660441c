package onrecord.format;

import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Whose the ids and identifiers of a file are that mean nothing elsewhere: as somebody
 * says, else as the file itself tells, else that of its content alone.
 */
final class Namespace {

	/** No colon: it stands between a namespace and an id. */
	private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}._~/-]{1,100}");

	private static final Pattern OUTSIDE = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._~/-]+");

	private static final int LONGEST = 60;

	private final InputFile file;

	private final @Nullable Charset encoding;

	private @Nullable String name;

	private @Nullable String origin;

	/**
	 * The namespace of a file.
	 * @param hints what somebody says, of it and of the encoding
	 */
	Namespace(Hints hints, InputFile file) {
		this.name = hints.namespace();
		this.encoding = hints.encoding();
		this.file = file;
	}

	/**
	 * A name that somebody gives.
	 * @throws IllegalArgumentException if it cannot be one
	 */
	static String checked(String name) {
		if (!ALLOWED.matcher(name).matches()) {
			throw new IllegalArgumentException(
					"\"%s\" is no name of a namespace: it has 1 to 100 letters, marks or digits of any script, or the characters ._~/-"
						.formatted(name));
		}
		return name;
	}

	/** Makes a namespace of a name or an address that a file gives itself. */
	static String of(String words) {
		String key = words.matches("(?i)https?://.*") ? DerivedKeys.ofUrl(words) : words.strip();
		String name = OUTSIDE.matcher(key).replaceAll("-");
		return (name.equals(key) && name.length() <= LONGEST) ? name : shortened(name) + "-" + DerivedKeys.hash(words);
	}

	private static String shortened(String name) {
		int end = Math.min(LONGEST, name.length());
		return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end);
	}

	/**
	 * What the file tells, unless it is known otherwise.
	 * @param origin what tells it
	 */
	void tell(String told, String origin) {
		if (this.name == null) {
			this.name = told;
			this.origin = origin;
		}
	}

	String name() {
		if (this.name == null) {
			tell(ofContent(), "its content");
		}
		return String.valueOf(this.name);
	}

	/** What told it, to be said once; null where somebody has said it. */
	@Nullable String origin() {
		String told = this.origin;
		this.origin = null;
		return told;
	}

	private String ofContent() {
		try (Content content = Content.open(this.file, this.encoding, (bytes) -> {
		})) {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			byte[] chunk = new byte[Content.CHUNK];
			for (int read = content.read(chunk, 0, chunk.length); read >= 0; read = content.read(chunk, 0,
					chunk.length)) {
				digest.update(chunk, 0, read);
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}

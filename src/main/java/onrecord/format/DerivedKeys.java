package onrecord.format;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Keys for what comes without one: the same from the same words, in every load, and
 * readable. Nothing is thought the same because it looks alike.
 */
final class DerivedKeys {

	private static final int LONGEST_SLUG = 60;

	private static final int LONGEST_PATH = 120;

	private static final int LONGEST_KEY = 200;

	private static final Pattern OUTSIDE_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

	private static final Pattern OUTSIDE_KEYS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}._~!$&'()*+,;=:@/-]+");

	private static final Pattern SCHEME = Pattern.compile("(?i)^[a-z][a-z0-9+.-]*:(//)?(www\\.)?");

	private DerivedKeys() {
	}

	/**
	 * The words in lower case, with hyphens between them; cut off after a word. Empty
	 * where there are none.
	 */
	static String slug(String words) {
		String slug = plain(words.substring(0, Math.min(words.length(), 5 * LONGEST_SLUG)));
		if (slug.length() <= LONGEST_SLUG) {
			return slug;
		}
		int end = slug.lastIndexOf('-', LONGEST_SLUG);
		return slug.substring(0, (end > 0) ? end : slug.offsetByCodePoints(0, LONGEST_SLUG / 2));
	}

	/** A name as a key: the whole of it, or its beginning and a hash of the whole. */
	static String name(String name) {
		String plain = plain(name);
		return (plain.isEmpty() || plain.length() > LONGEST_PATH) ? joined(slug(name), hash(name)) : plain;
	}

	private static String plain(String words) {
		String lower = Normalizer.normalize(words, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		return OUTSIDE_WORDS.matcher(lower.replace("'", "").replace("’", "")).replaceAll("-").replaceAll("^-|-$", "");
	}

	/**
	 * The beginning of the words, and a hash of all the parts; parts that are null count
	 * too.
	 */
	static String hashed(String words, @Nullable String... parts) {
		return joined(slug(words), hash(parts));
	}

	private static String joined(String slug, String hash) {
		return slug.isEmpty() ? hash : slug + "-" + hash;
	}

	/**
	 * The host and the path of an address; where more of it matters, a hash of it too.
	 */
	static String ofUrl(String url) {
		String address = SCHEME.matcher(url).replaceFirst("");
		int host = (address.indexOf('/') >= 0) ? address.indexOf('/') : address.length();
		String rest = address.substring(0, host).toLowerCase(Locale.ROOT) + address.substring(host);
		int end = rest.length();
		for (char mark : new char[] { '?', '#' }) {
			int at = rest.indexOf(mark);
			end = (at >= 0) ? Math.min(end, at) : end;
		}
		String path = rest.substring(0, end).replaceAll("/+$", "");
		String key = fit(path);
		boolean whole = end == rest.length() && key.equals(path) && key.length() <= LONGEST_PATH;
		if (whole && !key.isEmpty()) {
			return key;
		}
		int length = Math.min(key.length(), LONGEST_PATH);
		String beginning = key.substring(0, key.offsetByCodePoints(0, key.codePointCount(0, length)));
		return joined(beginning.replaceAll("[-/.]+$", ""), hash(rest));
	}

	/** The host of an address, without www; empty where there is none. */
	static String host(String url) {
		String host = SCHEME.matcher(url.strip()).replaceFirst("").split("[/?#:]", 2)[0].toLowerCase(Locale.ROOT);
		return host.contains(".") ? fit(host) : "";
	}

	/**
	 * An id of another register as a key: what no key may hold is replaced, and what is
	 * too long cut, with a hash.
	 */
	static String fit(String id) {
		String fit = OUTSIDE_KEYS.matcher(id.strip()).replaceAll("-");
		return (fit.codePointCount(0, fit.length()) <= LONGEST_KEY) ? fit
				: fit.substring(0, fit.offsetByCodePoints(0, LONGEST_PATH)) + "-" + hash(id);
	}

	/**
	 * An id that means something only in a namespace, as a key: another for each id.
	 */
	static String local(String namespace, String id) {
		String whole = namespace + ":" + id.strip();
		String fit = OUTSIDE_KEYS.matcher(whole).replaceAll("-");
		int length = fit.codePointCount(0, fit.length());
		return (fit.equals(whole) && length <= LONGEST_KEY) ? fit
				: fit.substring(0, fit.offsetByCodePoints(0, Math.min(length, LONGEST_PATH))) + "-" + hash(whole);
	}

	/** Ten digits that hardly any two lists of parts share. */
	static String hash(@Nullable String... parts) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			for (String part : parts) {
				digest.update((part == null) ? new byte[] { 0 } : part.getBytes(StandardCharsets.UTF_8));
				digest.update((byte) '\n');
			}
			return HexFormat.of().formatHex(digest.digest(), 0, 5);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}

package onrecord.http;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The media types of answers, by GraphQL over HTTP. The older one, which any server may
 * send, tells failures in its body only, so its status is 200 for every GraphQL answer.
 */
enum ResponseType {

	JSON("application/json"), GRAPHQL("application/graphql-response+json");

	private final MimeType type;

	private final String header;

	ResponseType(String type) {
		this.type = MimeTypeUtils.parseMimeType(type);
		this.header = type + ";charset=utf-8";
	}

	/** The status of an answer to what is not executed. */
	int statusOfRefusal() {
		return (this == JSON) ? 200 : 400;
	}

	/** The value of the header {@code Content-Type}. */
	String header() {
		return this.header;
	}

	/**
	 * Chooses what the client likes best (RFC 9110, 12.5.1); of two that it likes alike,
	 * or without a preference, the older.
	 * @throws RefusedRequest where it takes neither, or says so at too great length
	 */
	static ResponseType acceptedBy(@Nullable String accept) {
		if (accept == null || accept.isBlank()) {
			return JSON;
		}
		Headers.check("Accept", accept);
		ResponseType best = JSON;
		double most = 0;
		List<MimeType> ranges = parse(accept);
		for (ResponseType candidate : values()) {
			double quality = quality(candidate.type, ranges);
			if (quality > most) {
				best = candidate;
				most = quality;
			}
		}
		if (most == 0) {
			throw new RefusedRequest(406, ErrorCode.BAD_USER_INPUT,
					"`Accept` allows neither application/graphql-response+json nor application/json");
		}
		return best;
	}

	/**
	 * Whether the client would rather have a page than any of these.
	 * @throws RefusedRequest where what it says is no list of media types, or too long
	 */
	static boolean isLessThanPage(@Nullable String accept) {
		if (accept == null || !accept.contains(MimeTypeUtils.TEXT_HTML_VALUE)) {
			return false;
		}
		Headers.check("Accept", accept);
		List<MimeType> ranges = parse(accept);
		double page = quality(MimeTypeUtils.TEXT_HTML, ranges);
		return page > quality(JSON.type, ranges) && page > quality(GRAPHQL.type, ranges);
	}

	private static List<MimeType> parse(String accept) {
		try {
			return MimeTypeUtils.parseMimeTypes(accept);
		}
		catch (InvalidMimeTypeException ex) {
			throw RefusedRequest.badRequest("`Accept` is not a list of media types");
		}
	}

	/** The quality that the most specific range which includes a type gives it. */
	private static double quality(MimeType type, List<MimeType> ranges) {
		double quality = 0;
		int most = 0;
		for (MimeType range : ranges) {
			int specific = range.isWildcardType() ? 1 : range.isWildcardSubtype() ? 2 : 3;
			if (specific > most && range.includes(type)) {
				most = specific;
				quality = quality(range);
			}
		}
		return quality;
	}

	private static double quality(MimeType range) {
		String quality = range.getParameter("q");
		try {
			return (quality != null) ? Double.parseDouble(quality) : 1;
		}
		catch (NumberFormatException ex) {
			throw RefusedRequest.badRequest("`Accept` has a quality that is not a number");
		}
	}

}

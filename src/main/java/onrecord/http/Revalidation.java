package onrecord.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

import jakarta.servlet.http.HttpServletResponse;
import onrecord.database.CorpusVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Lets clients ask whether the answer that they have still holds (RFC 9110, 8.8.3 and
 * 13.1.2): an entity tag stands for what was asked and the version of the corpus, so that
 * it can be told without asking the database.
 */
@Component
final class Revalidation {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private final CorpusVersion corpus;

	private final boolean tags;

	/** Another build may answer the same request in another way. */
	private final String build;

	private final String cacheControl;

	Revalidation(CorpusVersion corpus, ObjectProvider<BuildProperties> build,
			@Value("${onrecord.answers.etag}") boolean tags,
			@Value("${onrecord.answers.cache-control}") String cacheControl) {
		this.corpus = corpus;
		this.tags = tags;
		this.build = build.stream()
			.map((built) -> String.valueOf(built.getTime()))
			.findFirst()
			.orElseGet(() -> Instant.now().toString());
		this.cacheControl = cacheControl;
	}

	/** The tag of the answer; null where there are none, or the version is not known. */
	@Nullable String tag(GraphQlRequest request) {
		String version = this.tags ? this.corpus.known() : null;
		if (version == null) {
			return null;
		}
		try {
			// Weak: a compressed answer is as good.
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(this.build.getBytes(StandardCharsets.UTF_8));
			byte[] asked = digest.digest(JSON.writeValueAsBytes(request.meaning()));
			return "W/\"" + version + "-" + Base64.getUrlEncoder().withoutPadding().encodeToString(asked) + "\"";
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

	/** Whether a header {@code If-None-Match} names the tag. */
	static boolean names(@Nullable String ifNoneMatch, String tag) {
		if (ifNoneMatch == null) {
			return false;
		}
		for (String each : ifNoneMatch.split(",")) {
			String named = each.strip();
			if (tag.equals(named) || tag.equals("W/" + named)) {
				return true;
			}
		}
		return false;
	}

	/** Tells the client that it may keep the answer, and how to ask for it again. */
	void allow(HttpServletResponse response, @Nullable String tag) {
		if (!this.cacheControl.isEmpty()) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, this.cacheControl);
		}
		if (tag != null) {
			response.setHeader(HttpHeaders.ETAG, tag);
		}
	}

}

package onrecord.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import onrecord.keeping.Weight;
import onrecord.reading.Json;
import onrecord.reading.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GraphQL response, ready to be sent.
 *
 * @param parts JSON, one part after the other, which nobody may change: as they were
 * read, because what is long is not copied
 * @param executed whether the operation was executed, however far: there is {@code data},
 * if only null
 * @param error the code of the gravest error; null where there is none
 */
record Answer(List<ByteBuffer> parts, boolean executed, @Nullable ErrorCode error) {

	private static final JsonMapper JSON = new JsonMapper();

	/** What a part takes besides its bytes. */
	private static final int PART = Weight.object(12);

	/** The response with a result, its errors coded, and with what is to be noted. */
	static Answer of(ExecutionResult result, List<GraphQLError> errors, List<Note> notes) {
		Body body = new Body();
		if (!errors.isEmpty()) {
			body.member("errors", errors.stream().map(GraphQLError::toSpecification).toList());
		}
		if (result.isDataPresent()) {
			body.member("data", result.getData());
		}
		Map<Object, Object> extensions = new LinkedHashMap<>(
				Objects.requireNonNullElse(result.getExtensions(), Map.of()));
		if (!notes.isEmpty()) {
			extensions.put("notes", notes);
		}
		if (!extensions.isEmpty()) {
			body.member("extensions", extensions);
		}
		return new Answer(body.parts(), result.isDataPresent(), gravest(errors));
	}

	/** The response to a request that is refused. */
	static Answer refusal(ErrorCode code, String message) {
		Body body = new Body();
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", message);
		error.put("extensions", Map.of("code", code));
		body.member("errors", List.of(error));
		return new Answer(body.parts(), false, code);
	}

	/** How long it is: bytes. */
	int length() {
		return this.parts.stream().mapToInt(ByteBuffer::remaining).sum();
	}

	/** Sends it. */
	void writeTo(OutputStream out) throws IOException {
		for (ByteBuffer part : this.parts) {
			out.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
		}
	}

	/** The heap that this takes: bytes, those included of arrays that have room left. */
	int weight() {
		Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
		this.parts.forEach((part) -> arrays.add(part.array()));
		return Weight.object(3) + Weight.list(this.parts.size()) + this.parts.size() * PART
				+ arrays.stream().mapToInt((array) -> Weight.bytes(array.length)).sum();
	}

	/** Whether there are no errors. */
	boolean whole() {
		return this.error == null;
	}

	/** The gravest code of errors that have one; null where there are none. */
	static @Nullable ErrorCode gravest(List<GraphQLError> errors) {
		return errors.stream()
			.map((error) -> (ErrorCode) error.getErrorType())
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	/**
	 * Puts together what the database has made and what graphql-java has. Names of fields
	 * and aliases need no escaping in JSON.
	 */
	private static final class Body {

		/** What is shorter is copied: bytes. */
		private static final int SHORT = 4096;

		private final List<ByteBuffer> parts = new ArrayList<>();

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);

		private char separator = '{';

		void member(String name, @Nullable Object value) {
			name(name);
			if (value instanceof Map<?, ?> fields && fields.values().stream().anyMatch(Json.class::isInstance)) {
				this.separator = '{';
				fields.forEach((field, read) -> {
					name(field.toString());
					value(read);
				});
				end();
			}
			else {
				value(value);
			}
		}

		private void name(String name) {
			this.bytes.write(this.separator);
			this.bytes.writeBytes(("\"" + name + "\":").getBytes(StandardCharsets.US_ASCII));
			this.separator = ',';
		}

		private void value(@Nullable Object value) {
			if (value instanceof Json read) {
				read.parts().forEach(this::part);
			}
			else {
				part(ByteBuffer.wrap(JSON.writeValueAsBytes(value)));
			}
		}

		private void part(ByteBuffer json) {
			if (json.remaining() <= SHORT) {
				this.bytes.write(json.array(), json.arrayOffset() + json.position(), json.remaining());
			}
			else {
				cut();
				this.parts.add(json);
			}
		}

		private void end() {
			this.bytes.write('}');
		}

		private void cut() {
			this.parts.add(ByteBuffer.wrap(this.bytes.toByteArray()));
			this.bytes.reset();
		}

		List<ByteBuffer> parts() {
			end();
			cut();
			return List.copyOf(this.parts);
		}

	}

}

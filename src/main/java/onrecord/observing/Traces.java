package onrecord.observing;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.common.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A span for each request, part of the client's trace if it has one, with spans in it for
 * what was planned and executed. Attributes are named by OpenTelemetry's conventions, and
 * none has a value of the client's: neither variables nor what is bound.
 */
final class Traces implements Observer {

	private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");

	private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");

	private static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("graphql.operation.type");

	private static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("graphql.operation.name");

	/** Ours: there is no convention for how an answer was come by, or what it cost. */
	private static final AttributeKey<String> ANSWER = AttributeKey.stringKey("onrecord.answer");

	private static final AttributeKey<Long> COST = AttributeKey.longKey("onrecord.cost");

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system.name");

	private static final AttributeKey<String> QUERY = AttributeKey.stringKey("db.query.text");

	private static final AttributeKey<String> SQLSTATE = AttributeKey.stringKey("db.response.status_code");

	private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

	private static final Clock CLOCK = Clock.getDefault();

	private final Tracer tracer;

	Traces(Tracer tracer) {
		this.tracer = tracer;
	}

	static String id(Context trace) {
		return Span.fromContext(trace).getSpanContext().getTraceId();
	}

	@Override
	public void begun(RequestContext requestContext, UnaryOperator<@Nullable String> headers) {
		Context client = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, Headers.INSTANCE);
		Span span = this.tracer.spanBuilder(requestContext.method() + " /graphql")
			.setSpanKind(SpanKind.SERVER)
			.setParent(client)
			.setAttribute(METHOD, requestContext.method())
			.setAttribute(ROUTE, "/graphql")
			.startSpan();
		requestContext.trace = client.with(span);
	}

	@Override
	public void planned(RequestContext requestContext, long nanos) {
		SpanBuilder span = child(requestContext, "plan", nanos);
		if (span != null) {
			span.startSpan().end();
		}
	}

	@Override
	public void executed(RequestContext requestContext, String sql, long nanos, @Nullable String failure) {
		SpanBuilder builder = child(requestContext, "SELECT", nanos);
		if (builder == null) {
			return;
		}
		Span span = builder.setSpanKind(SpanKind.CLIENT)
			.setAttribute(SYSTEM, "postgresql")
			.setAttribute(QUERY, sql)
			.startSpan();
		if (failure != null) {
			span.setAttribute(SQLSTATE, failure).setAttribute(ERROR, failure).setStatus(StatusCode.ERROR);
		}
		span.end();
	}

	@Override
	public void ended(RequestContext requestContext, int status) {
		Span span = (requestContext.trace != null) ? Span.fromContext(requestContext.trace) : Span.getInvalid();
		if (span.isRecording()) {
			describe(span, requestContext, status);
		}
		span.end();
	}

	private static void describe(Span span, RequestContext requestContext, int status) {
		span.setAttribute(STATUS, (long) status).setAttribute(ANSWER, requestContext.answer().label());
		if (requestContext.answer() == RequestContext.Answer.EXECUTED) {
			// There are no mutations and no subscriptions.
			span.setAttribute(OPERATION_TYPE, "query").setAttribute(COST, requestContext.cost());
		}
		if (requestContext.known() != null) {
			span.setAttribute(OPERATION_NAME, requestContext.known()).updateName("query " + requestContext.known());
		}
		if (requestContext.error() != null) {
			span.setAttribute(ERROR, requestContext.error());
			if (requestContext.errorIsOurs()) {
				span.setStatus(StatusCode.ERROR);
			}
		}
	}

	/** A span that began nanoseconds ago; null where the request is not sampled. */
	private @Nullable SpanBuilder child(RequestContext requestContext, String name, long nanos) {
		if (requestContext.trace == null || !Span.fromContext(requestContext.trace).isRecording()) {
			return null;
		}
		return this.tracer.spanBuilder(name)
			.setParent(requestContext.trace)
			.setStartTimestamp(CLOCK.now() - nanos, TimeUnit.NANOSECONDS);
	}

	/** Where the client's trace stands. */
	private enum Headers implements TextMapGetter<UnaryOperator<@Nullable String>> {

		INSTANCE;

		@Override
		public Iterable<String> keys(UnaryOperator<@Nullable String> headers) {
			return List.of("traceparent", "tracestate");
		}

		@Override
		public @Nullable String get(@Nullable UnaryOperator<@Nullable String> headers, String name) {
			return (headers != null) ? headers.apply(name) : null;
		}

	}

}

/**
 * GraphQL over HTTP: the endpoint, answers that are kept or need not be sent again,
 * errors that clients can rely on, and the way to GraphiQL.
 */
@NullMarked
package onrecord.http;

import org.jspecify.annotations.NullMarked;

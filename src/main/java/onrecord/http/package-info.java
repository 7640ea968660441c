/**
 * What HTTP adds to GraphQL: errors that clients can rely on, and the way to GraphiQL.
 */
@NullMarked
package onrecord.http;

import org.jspecify.annotations.NullMarked;

/**
 * Answers operations. It knows no word of the domain.
 * <p>
 * Follow a request through graphql-java: {@code Documents} (parsed and valid, or known
 * already) → {@code HandThrough} (what is asked for at the root) → {@code Plans} (plans,
 * kept; made in turns, see {@code Preparation}, by {@link onrecord.planning}; what they
 * cost, by {@link onrecord.limiting}) → {@code Reader} (a session, the bound values) →
 * {@code AnswerWriter} (from the {@code Binary} that PostgreSQL has sent, with what
 * {@code KeptRows} know in the place of ids) → {@code Json}, which goes to the answer
 * untouched.
 */
@NullMarked
package onrecord.reading;

import org.jspecify.annotations.NullMarked;

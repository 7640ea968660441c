package onrecord.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a given argument asks of a row.
 *
 * @param sql over {@code this} and {@code :value}
 * @param idsOf where the argument is a list of ids: of which type; {@code :value} is then
 * the internal ids
 */
record Condition(String sql, @Nullable Type idsOf) {
}

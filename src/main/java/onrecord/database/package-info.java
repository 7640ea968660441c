/**
 * The PostgreSQL the server reads from: the operator's own or, when none is configured,
 * one that comes along. Brings it up to date at start, and says plainly why the server
 * cannot start.
 */
@NullMarked
package onrecord.database;

import org.jspecify.annotations.NullMarked;

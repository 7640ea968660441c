/**
 * What a person can start beside the server: loading a corpus, and getting it out again.
 * Commands use the database and the settings that the server uses.
 */
@NullMarked
package onrecord.command;

import org.jspecify.annotations.NullMarked;

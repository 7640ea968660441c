/** Actors: people and organizations, their names, their roles. */
@NullMarked
package onrecord.actor;

import org.jspecify.annotations.NullMarked;

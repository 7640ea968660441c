/**
 * Sees what happens to requests, and shows it as metrics and traces where they are
 * switched on. Those who answer tell a {@link onrecord.observing.RequestContext}; it
 * tells the {@link onrecord.observing.Observer}, which unless switched on does nothing.
 */
@NullMarked
package onrecord.observing;

import org.jspecify.annotations.NullMarked;

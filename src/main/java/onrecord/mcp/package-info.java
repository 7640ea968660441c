/**
 * The API for machines that write: the Model Context Protocol, whose tools are documents.
 */
@NullMarked
package onrecord.mcp;

import org.jspecify.annotations.NullMarked;

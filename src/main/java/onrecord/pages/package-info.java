/**
 * The pages for people who read: each is a GraphQL document and a template, side by side
 * in {@code src/main/resources/pages}, and nothing else.
 */
@NullMarked
package onrecord.pages;

import org.jspecify.annotations.NullMarked;

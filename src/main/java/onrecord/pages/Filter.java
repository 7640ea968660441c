package onrecord.pages;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Makes of what an answer has what a template shows: {@code {{saidOn|day}}}. Where the
 * answer has null, so has the template, and no filter is asked.
 *
 * @param reads which members of an object it reads, as a selection set; empty for a
 * scalar
 * @param gives which members what it makes has, as a selection set, in which
 * {@code @as(path:)} says that one is what was read there; empty for a scalar
 * @param isMarkup whether what it makes is safe in a page as it is
 */
record Filter(String reads, String gives, boolean isMarkup, Function<Object, @Nullable Object> function) {

	/** Of a scalar another. */
	static Filter scalar(Function<String, @Nullable Object> function) {
		return new Filter("", "", false, (value) -> function.apply(value.toString()));
	}

	/** Of an object a scalar. */
	static Filter told(String reads, Function<Object, @Nullable Object> function) {
		return new Filter(reads, "", false, function);
	}

	/** Of an object another, or a list. */
	static Filter of(String reads, String gives, Function<Object, @Nullable Object> function) {
		return new Filter(reads, gives, false, function);
	}

	/** Of a scalar what is shown as it is. */
	static Filter markup(Function<Object, @Nullable Object> function) {
		return new Filter("", "", true, function);
	}

}

package onrecord.limiting;

/**
 * How large a selection is, its fragments expanded.
 *
 * @param rootFields at its first level
 * @param depth in levels of fields
 */
record Extent(int rootFields, int depth, int fields, int aliases, int directives) {

	/** Where counting ends: more than any limit. */
	static final int MOST = 1_000_000;

	static final Extent NONE = new Extent(0, 0, 0, 0, 0);

	/** Of both together. */
	Extent and(Extent other) {
		return new Extent(sum(this.rootFields, other.rootFields), Math.max(this.depth, other.depth),
				sum(this.fields, other.fields), sum(this.aliases, other.aliases),
				sum(this.directives, other.directives));
	}

	/** Of a field with this below it. */
	Extent inField(boolean aliased) {
		return new Extent(1, sum(this.depth, 1), sum(this.fields, 1), sum(this.aliases, aliased ? 1 : 0),
				this.directives);
	}

	/** With so many directives more. */
	Extent directed(int more) {
		return new Extent(this.rootFields, this.depth, this.fields, this.aliases, sum(this.directives, more));
	}

	/** Of a field of introspection, for which other limits hold. */
	Extent ofIntrospection() {
		return new Extent(1, 1, 1, this.aliases, this.directives);
	}

	private static int sum(int one, int other) {
		return Math.min(one + other, MOST);
	}

}

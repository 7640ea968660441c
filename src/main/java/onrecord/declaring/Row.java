package onrecord.declaring;

import org.jspecify.annotations.Nullable;

/**
 * A row in the scope of a query: what {@code this} stands for in a template.
 *
 * @param alias its name in the from clause
 * @param link where it is found through a link table: which
 */
public record Row(String alias, @Nullable Link link) {

	public Row(String alias) {
		this(alias, null);
	}

	/** The name of the link table's row in the from clause. */
	public String linkAlias() {
		return this.alias + "_link";
	}

	/** The internal id. */
	public String id() {
		return column("id");
	}

	/** A column: of the link's row, where that one has it, too. */
	public String column(String name) {
		if (this.link != null && name.equals("id")) {
			return linkAlias() + "." + this.link.far();
		}
		boolean carried = this.link != null && this.link.carried().contains(name);
		return (carried ? linkAlias() : this.alias) + "." + name;
	}

}

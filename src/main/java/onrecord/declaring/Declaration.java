package onrecord.declaring;

/**
 * What a domain package tells the reading machine: how its types are read from the
 * database.
 */
@FunctionalInterface
public interface Declaration {

	/**
	 * Adds this package's types, and its relations to types of other packages.
	 * @param model where to add them
	 */
	void declare(Model model);

}

package onrecord.loading;

/** Says how the records of one table are kept. */
public interface Loadable {

	/** Adds the records of this table to the bundle. */
	void describe(Bundle bundle);

}

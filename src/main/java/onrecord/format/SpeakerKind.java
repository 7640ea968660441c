package onrecord.format;

/** What the speakers of a table are. */
public enum SpeakerKind {

	/** They are people. */
	PERSON,
	/** They are organizations. */
	ORGANIZATION

}

package onrecord.format;

/** In which order a date of three numbers is written whose year comes last. */
public enum DateOrder {

	/** The day first: 3/4/2021 is the third of April. */
	DMY,
	/** The month first: 3/4/2021 is the fourth of March. */
	MDY

}

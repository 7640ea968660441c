package onrecord.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import onrecord.planning.Plan;

/** What is to be noted of one request, by all of its root fields. */
public final class Notes {

	/** How many are told of one request. */
	private static final int MOST = 100;

	private final Set<Note> notes = ConcurrentHashMap.newKeySet();

	/** Notes ids that an argument has, and nothing else. */
	void unknown(Plan.Ids argument, List<String> ids) {
		ids.forEach((id) -> this.notes.add(new Note("there is no " + id, argument.path(), argument.argument())));
	}

	/** At most 100, in the order of their places. */
	public List<Note> all() {
		return this.notes.stream()
			.sorted(Comparator.comparing((Note note) -> String.join(".", note.path()))
				.thenComparing(Note::argument)
				.thenComparing(Note::message))
			.limit(MOST)
			.toList();
	}

}

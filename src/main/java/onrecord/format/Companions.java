package onrecord.format;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import onrecord.loading.Entry;
import onrecord.loading.Intake;
import onrecord.loading.Refused;

/**
 * Which files of Popolo are meant to be one although nobody says so: one has memberships
 * and no persons, and one other has all of those persons. Where several have them, or
 * some are missing, nothing is guessed.
 */
final class Companions {

	private final Map<InputFile, Persons> persons = new LinkedHashMap<>();

	private final BundleSchema schema;

	private final Hints hints;

	Companions(BundleSchema schema, Hints hints) {
		this.schema = schema;
		this.hints = hints;
	}

	/** By their paths, the files that others belong to. */
	Map<Path, Owner> of(List<InputFile> files) {
		files.forEach(this::look);
		Map<Path, Owner> owners = new HashMap<>();
		this.persons.forEach((file, own) -> {
			List<Owner> having = this.persons.entrySet()
				.stream()
				.filter((other) -> !own.wanted().isEmpty() && own.had().isEmpty()
						&& other.getValue().had().containsAll(own.wanted()))
				.map((other) -> new Owner(other.getKey().name(), other.getValue().namespace()))
				.toList();
			if (having.size() == 1) {
				owners.put(file.path(), having.getFirst());
			}
		});
		return owners;
	}

	private void look(InputFile file) {
		Namespace namespace = new Namespace(this.hints, file);
		Set<String> had = new HashSet<>();
		Set<String> wanted = new HashSet<>();
		try (Content content = Content.open(file, this.hints.encoding(), (bytes) -> {
		})) {
			if (new Recognition(file.name(), content.head()).format(this.hints.format(),
					this.hints.table()) == Format.POPOLO) {
				Records records = new Records(file.name(), this.schema, new Nowhere(), true, this.hints, namespace);
				new Popolo(content, records).each((document) -> {
					document.tell(namespace);
					new PopoloMemberships(records, document).gather()
						.stream()
						.map((membership) -> document.referred(membership, "person", "persons"))
						.filter(Objects::nonNull)
						.forEach(wanted::add);
					document.parts("persons").forEach((person) -> had.add(person.id()));
				});
				this.persons.put(file, new Persons(namespace.name(), had, wanted));
			}
		}
		catch (Unreadable ex) {
			// Told when it is read.
		}
	}

	/**
	 * A file that another belongs to.
	 *
	 * @param file its name
	 */
	record Owner(String file, String namespace) {
	}

	private record Persons(String namespace, Set<String> had, Set<String> wanted) {
	}

	/** Takes nothing: a file is only looked at. */
	private static final class Nowhere implements Intake {

		@Override
		public void take(Entry entry) {
			// Comes again when the file is read.
		}

		@Override
		public void note(Refused note) {
			// Comes again when the file is read.
		}

		@Override
		public void ended(String file, long lines, long records) {
			// Comes again when the file is read.
		}

		@Override
		public void refuse(String original, List<Refused> reasons) {
			// Comes again when the file is read.
		}

	}

}

package onrecord.format;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who the speakers of a table are. Several are separated by semicolons or bars. Somebody
 * is a person, or an organization, where the row or the command says so; where nobody
 * does, a person if nothing speaks against it. Who is neither is no speaker, and the
 * words stay as the description of one.
 */
final class Speakers {

	private static final ObjectNode PERSON = BoundedJson.object().put("@type", "Person");

	private static final ObjectNode ORGANIZATION = BoundedJson.object().put("@type", "Organization");

	private static final Set<String> PEOPLE = Set.of("PERSON", "INDIVIDUAL", "HUMAN", "POLITICIAN");

	private static final Set<String> BODIES = Set.of("ORGANIZATION", "ORGANISATION", "INSTITUTION");

	private static final Set<String> KINDS = Set.of("STATE", "GOVERNMENT", "INTERGOVERNMENTAL", "NEWS_AGENCY", "MEDIA",
			"PARTY", "COMPANY", "ARMED_FORCES", "CIVIL_SOCIETY", "GROUP", "OTHER");

	private static final String NOBODY = "is taken for no speaker: it may be several, or nobody in particular";

	private static final String DOUBTFUL = "is not taken for a person for certain; a column speakerKind,"
			+ " or --speaker-kind=person or organization, says what it is";

	/** As tables of ours have it between the names of several: some have a semicolon. */
	private static final String SEPARATOR = " | ";

	/** One that does not break is a space between names, too. */
	private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

	private static final int MOST_TOLD = 1000;

	private static final int LONGEST = 200;

	private final @Nullable SpeakerKind otherwise;

	private final Set<String> told = new HashSet<>();

	/**
	 * Prepares for a table.
	 * @param otherwise what speakers are of whom a row does not say it; null where that
	 * is not known
	 */
	Speakers(@Nullable SpeakerKind otherwise) {
		this.otherwise = otherwise;
	}

	/** The ids of those who speak in a row, in their order. */
	List<String> of(TableRow row) {
		List<String> names = parts(row.cell(Column.SPEAKER));
		List<String> called = parts(row.cell(Column.SPEAKER_NAME));
		List<String> kinds = parts(row.cell(Column.SPEAKER_KIND));
		Set<String> ids = new LinkedHashSet<>();
		for (int i = 0; i < names.size(); i++) {
			String kind = kinds.isEmpty() ? "" : kinds.get(Math.min(i, kinds.size() - 1));
			if (isId(names.get(i)) && called.size() == names.size()) {
				refer(row, names.get(i), called.get(i));
			}
			String id = id(row, names.get(i), TableRow.label(kind));
			if (id != null) {
				ids.add(id);
			}
		}
		return List.copyOf(ids);
	}

	private static List<String> parts(String cell) {
		return isId(cell) ? TableRow.ids(cell)
				: Arrays.stream(cell.split((cell.contains(SEPARATOR)) ? "\\|" : "[;|]"))
					.map((part) -> SPACES.matcher(part).replaceAll(" ").strip())
					.filter((part) -> !part.isEmpty())
					.toList();
	}

	/** Somebody with an id may be new, and then has the name that stands beside it. */
	private static void refer(TableRow row, String id, String name) {
		String[] typeAndKey = id.split(":", 2);
		ObjectNode actor = Records.onlyIfNew(typeAndKey[0], typeAndKey[1]).put("name", name);
		row.refer(typeAndKey[0].equals("organization") ? actor.put("kind", "OTHER") : actor);
	}

	static boolean isId(String cell) {
		return cell.startsWith("person:") || cell.startsWith("organization:");
	}

	private @Nullable String id(TableRow row, String name, String kind) {
		if (isId(name)) {
			return name;
		}
		if (name.length() > LONGEST) {
			return none(row, Reasons.shortened(name), NOBODY);
		}
		if (PEOPLE.contains(kind) || (kind.isEmpty() && this.otherwise == SpeakerKind.PERSON)) {
			return Claimants.isOrganization(ORGANIZATION, name) ? person(row, name) : none(row, name, NOBODY);
		}
		boolean body = BODIES.contains(kind) || KINDS.contains(kind);
		if (body || (kind.isEmpty() && this.otherwise == SpeakerKind.ORGANIZATION)) {
			return (Bodies.isNamedLikeOne(name) || Claimants.isOrganization(ORGANIZATION, name))
					? organization(row, name, KINDS.contains(kind) ? kind : "OTHER") : none(row, name, NOBODY);
		}
		boolean person = kind.isEmpty() && Claimants.isPerson(PERSON, name) && !Bodies.isNamedLikeOne(name);
		return person ? person(row, name) : none(row, name, DOUBTFUL);
	}

	private static String person(TableRow row, String name) {
		return row.refer(Records.onlyIfNew("person", DerivedKeys.name(name)).put("name", name));
	}

	private static String organization(TableRow row, String name, String kind) {
		return row.refer(Records.onlyIfNew("organization", DerivedKeys.name(name)).put("name", name).put("kind", kind));
	}

	/** The first time it is told; a list of so many names would hide the rest. */
	private @Nullable String none(TableRow row, String name, String reason) {
		if (this.told.size() == MOST_TOLD || this.told.add(name)) {
			row.note(Column.SPEAKER, name, reason);
		}
		return null;
	}

}

package onrecord.loading;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import onrecord.quoting.AsRead;
import org.jspecify.annotations.Nullable;

/**
 * Words that leave something out, in pieces: where these stand in a text as whole words,
 * one after the other. What lies between the first and the last is one stretch, whatever
 * stands in the gaps; whether it proves the words, the database decides.
 */
final class Pieces {

	/**
	 * Stretches that are looked at: with so many of them, nobody can say which is meant.
	 */
	private static final int MOST = 1000;

	/**
	 * How far apart two pieces may stand: letters, about half a page. What is put
	 * together from farther apart, somebody must say.
	 */
	private static final int APART = 1000;

	/** Code points beside words that tell whether they are cut within one. */
	private static final int BESIDE = 12;

	private final AsRead text;

	private final List<Piece> pieces = new ArrayList<>();

	private Pieces(AsRead text) {
		this.text = text;
	}

	/** Looks for pieces, of which there is one at least. */
	static Pieces in(AsRead text, List<String> pieces, Script script) throws SQLException {
		Pieces result = new Pieces(text);
		for (String each : pieces) {
			String words = AsRead.of(each).toString().strip();
			result.pieces.add(new Piece(each, words.length(), result.wholeWords(words, script)));
		}
		return result;
	}

	private NavigableSet<Integer> wholeWords(String words, Script script) throws SQLException {
		List<Integer> all = this.text.all(words);
		String[] before = all.stream().map((at) -> this.text.readBefore(at, BESIDE)).toArray(String[]::new);
		String[] after = all.stream()
			.map((at) -> this.text.readAfter(at + words.length(), BESIDE))
			.toArray(String[]::new);
		return script
			.list("""
					select nth
					from unnest(?::text[], ?::text[]) with ordinality as around (before, after, nth)
					where not is_within_word(before, ?) and not is_within_word(right(?, 12), after)""",
					(row) -> all.get(row.getInt(1) - 1), before, after, words, words)
			.stream()
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The stretch that is meant.
	 * @param start how many code points stand before it; null where that is not said
	 * @param occurrence which one of several, from 1; null for the only one
	 * @return null where there is none, or several and none is said
	 */
	AsRead.@Nullable Stretch stretch(@Nullable Integer start, @Nullable Integer occurrence, @Nullable String prefix,
			@Nullable String suffix) {
		List<AsRead.Stretch> stretches = reaches().stream()
			.filter((reach) -> prefix == null || this.text.isBefore(prefix, reach.from()))
			.filter((reach) -> suffix == null || this.text.isAfter(suffix, reach.to()))
			.map((reach) -> this.text.stretch(reach.from(), reach.to()))
			.filter((stretch) -> start == null || this.text.codePoints(stretch.begin()) == start)
			.limit((occurrence != null) ? occurrence : 2)
			.toList();
		return (stretches.size() == ((occurrence != null) ? occurrence : 1)) ? stretches.getLast() : null;
	}

	/** Where the first piece begins and the last ends, with the others between them. */
	private List<Reach> reaches() {
		Piece first = this.pieces.getFirst();
		Piece last = this.pieces.getLast();
		if (first == last) {
			return first.starts.stream().map((at) -> new Reach(at, at + first.length)).toList();
		}
		return first.starts.stream()
			.flatMap(
					(from) -> near(last, endOfAllButLast(from)).stream().map((at) -> new Reach(from, at + last.length)))
			.limit(MOST)
			.toList();
	}

	private int endOfAllButLast(int from) {
		int end = from + this.pieces.getFirst().length;
		for (Piece piece : this.pieces.subList(1, this.pieces.size() - 1)) {
			NavigableSet<Integer> near = near(piece, end);
			if (near.isEmpty()) {
				return Integer.MAX_VALUE - APART;
			}
			end = near.first() + piece.length;
		}
		return end;
	}

	private static NavigableSet<Integer> near(Piece piece, int end) {
		return piece.starts.subSet(end, true, end + APART, true);
	}

	/**
	 * Why no stretch is meant for certain, in words that end a sentence.
	 * @param candidates what in the text may be meant by others
	 */
	String fault(Candidates candidates) {
		for (Piece piece : this.pieces) {
			if (piece.starts.isEmpty()) {
				return ", nor do the pieces of them: \"%s\" does not stand there in whole words%s"
					.formatted(piece.written, candidates.of(piece.written));
			}
		}
		List<Reach> reaches = reaches();
		if (reaches.isEmpty()) {
			return ", nor do the pieces of them in this order, up to %,d characters apart: ".formatted(APART)
					+ this.pieces.stream()
						.map((piece) -> "\"%s\" at %s".formatted(piece.written, listed(piece)))
						.collect(Collectors.joining(", "));
		}
		return (reaches.size() == 1) ? ""
				: "; the pieces of them do, in %s ways; say which by occurrence, start, or prefix and suffix: %s"
					.formatted((reaches.size() < MOST) ? reaches.size() : MOST + " or more", listed(reaches));
	}

	private String listed(Piece piece) {
		return piece.starts.stream()
			.limit(Candidates.SHOWN)
			.map((at) -> this.text.codePoints(this.text.stretch(at, at + piece.length).begin()))
			.map(Objects::toString)
			.collect(Collectors.joining(" and "));
	}

	private String listed(List<Reach> reaches) {
		return IntStream.range(0, Math.min(Candidates.SHOWN, reaches.size())).mapToObj((nth) -> {
			Reach reach = reaches.get(nth);
			AsRead.Stretch stretch = this.text.stretch(reach.from(), reach.to());
			return "%d. at %d to %d".formatted(nth + 1, this.text.codePoints(stretch.begin()),
					this.text.codePoints(stretch.end()));
		}).collect(Collectors.joining(" "));
	}

	/**
	 * A piece, and where it stands in the text as it is read.
	 *
	 * @param length how long it is there
	 */
	private record Piece(String written, int length, NavigableSet<Integer> starts) {
	}

	/** From the first letter to the one after the last, in the text as it is read. */
	private record Reach(int from, int to) {
	}

}

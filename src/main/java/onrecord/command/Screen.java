package onrecord.command;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import onrecord.loading.Progress;
import onrecord.loading.Refused;
import onrecord.loading.Summary;
import onrecord.text.Printable;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/**
 * Tells a person how far a command has come and what it has done, on standard error. On a
 * terminal one line is drawn again and again; elsewhere a line is written now and then.
 */
final class Screen implements Progress {

	private static final int SHOWN = 20;

	private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);

	private static final Duration ELSEWHERE = Duration.ofSeconds(10);

	private final PrintStream out;

	private final boolean terminal;

	private long begin = System.nanoTime();

	private long expected;

	private String phase = "";

	private long phaseBegin;

	private long drawn;

	Screen(PrintStream out) {
		this(out, isTerminal());
	}

	Screen(PrintStream out, boolean terminal) {
		this.out = out;
		this.terminal = terminal;
	}

	/** Before Java 22 there is a console only if both ends of it are a terminal. */
	private static boolean isTerminal() {
		java.io.Console console = System.console();
		if (console == null || "dumb".equals(System.getenv("TERM"))) {
			return false;
		}
		try {
			return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	/** It begins: so many bytes are to be read. */
	void begin(long bytes) {
		this.begin = System.nanoTime();
		this.expected = bytes;
	}

	@Override
	public void phase(String name) {
		this.phase = name;
		this.phaseBegin = System.nanoTime();
		draw(name + " …", false);
	}

	@Override
	public void advanced(long records, long bytes) {
		double seconds = (System.nanoTime() - this.phaseBegin) / 1e9;
		String left = "";
		if (bytes > 0 && this.expected > 0 && seconds > 1) {
			left = ", %d %%, %s left".formatted(Math.min(100, 100 * bytes / this.expected),
					duration(Math.max(0, seconds * (this.expected - bytes) / bytes)));
		}
		draw(String.format(Locale.ROOT, "%s: %,d records, %,.0f a second%s", this.phase, records,
				records / Math.max(seconds, 0.001), left), true);
	}

	private void draw(String line, boolean often) {
		Duration pause = this.terminal ? ON_A_TERMINAL : ELSEWHERE;
		long now = System.nanoTime();
		if (often && now - this.drawn < pause.toNanos()) {
			return;
		}
		if (this.terminal) {
			this.out.print("\r\u001b[K" + Printable.line(line));
			this.out.flush();
			this.drawn = now;
		}
		else if (now - Math.max(this.drawn, this.begin) >= pause.toNanos()) {
			say("%s", line);
			this.drawn = now;
		}
	}

	/** Wipes the line that was drawn last. */
	void clear() {
		if (this.terminal) {
			this.out.print("\r\u001b[K");
			this.out.flush();
		}
	}

	/** Shows what a load has done. */
	void show(Summary summary, boolean dryRun, @Nullable Path rejects) {
		clear();
		list("Read:",
				summary.extents()
					.stream()
					.map((file) -> String.format(Locale.ROOT, "%s: %,d lines, %,d records", file.file(), file.lines(),
							file.records()))
					.toList(),
				summary.extents().size());
		long records = summary.refused() + summary.repeated();
		say("%-14s %10s %10s %10s %10s", "", "added", "changed", "unchanged", "refused");
		long unknown = summary.refused();
		for (Summary.Counts counts : summary.counts()) {
			say("%-14s %,10d %,10d %,10d %,10d", counts.type(), counts.added(), counts.changed(), counts.unchanged(),
					counts.refused());
			records += counts.added() + counts.changed() + counts.unchanged();
			unknown -= counts.refused();
		}
		if (unknown > 0) {
			say("%-14s %10s %10s %10s %,10d", "not readable", "", "", "", unknown);
		}
		if (summary.repeated() > 0) {
			say("%-14s %10s %,10d, each one record with the first of its id", "come again", "", summary.repeated());
		}
		// First what is wrong, then what only follows from it.
		list("Refused:",
				summary.refusals()
					.stream()
					.sorted(Comparator.comparing(Refused::follows))
					.map(Refused::toString)
					.toList(),
				Math.max(summary.refusals().size(), summary.refused()));
		list("Left out, or understood otherwise than written:",
				summary.notes().stream().map(Refused::toString).toList(), summary.noted());
		list("Known under another id, which leads there from now on:",
				summary.matches()
					.stream()
					.map((match) -> "%s is %s: %s".formatted(match.id(), match.otherId(), match.reason()))
					.toList(),
				summary.matches().size());
		list("Perhaps the same; if so, say it by \"sameAs\" in the record of the first:",
				summary.likelyDuplicates()
					.stream()
					.map((match) -> "%s and %s: %s".formatted(match.id(), match.otherId(), match.reason()))
					.toList(),
				summary.likelyDuplicates().size());
		double seconds = (System.nanoTime() - this.begin) / 1e9;
		say("%s%,d records in %s, %,.0f a second.", outcome(summary, dryRun), records, duration(seconds),
				records / seconds);
		if (rejects != null && summary.refused() + summary.leftOut() > 0) {
			say("What was refused is in %s, to be mended and loaded again.", rejects);
		}
	}

	private static String outcome(Summary summary, boolean dryRun) {
		if (summary.kept()) {
			return "";
		}
		return dryRun ? "A trial, nothing was kept: "
				: "Nothing was kept, because of what was refused (--on-error=skip keeps the rest): ";
	}

	private void list(String heading, List<String> lines, long all) {
		if (!lines.isEmpty()) {
			say("%s", heading);
			lines.stream().limit(SHOWN).forEach((line) -> say("  %s", line));
			if (all > SHOWN) {
				say("  and %,d more", all - Math.min(SHOWN, lines.size()));
			}
		}
	}

	/** A line, in which what files hold acts on no terminal. */
	private void say(String format, Object... arguments) {
		this.out.println(Printable.line(String.format(Locale.ROOT, format, arguments)));
	}

	private static String duration(double seconds) {
		if (seconds < 60) {
			return String.format(Locale.ROOT, (seconds < 10) ? "%.1f s" : "%.0f s", seconds);
		}
		return "%d min %d s".formatted((long) seconds / 60, (long) seconds % 60);
	}

	/** What PostgreSQL says, in one line. */
	static String words(SQLException refusal) {
		return String.valueOf(refusal.getMessage())
			.lines()
			.map(String::strip)
			.filter((line) -> !line.isEmpty() && !line.startsWith("Where:") && !line.startsWith("Position:"))
			.map((line) -> line.replaceFirst("^(ERROR|FATAL|Detail): ", "").replaceFirst("\\.$", ""))
			.collect(Collectors.joining("; "));
	}

}

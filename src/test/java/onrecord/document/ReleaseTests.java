package onrecord.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A release of a repository that has just what a release changes. */
@DisabledOnOs(OS.WINDOWS)
class ReleaseTests {

	@TempDir
	private Path folder;

	@BeforeEach
	void begin() throws Exception {
		for (String file : List.of("pom.xml", "src/docs/changes.md", "src/release/run")) {
			Path copy = this.folder.resolve(file);
			Files.createDirectories(copy.getParent());
			Files.copy(Path.of(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
		}
		// Whatever is to be released next, here it is 0.9.0.
		edit("pom.xml", "(?m)^\t<version>.*</version>$", "\t<version>0.9.0-SNAPSHOT</version>");
		edit("pom.xml", "(<project.build.outputTimestamp>)\\d[^<]*", "$11999-12-31T00:00:00Z");
		edit("src/docs/changes.md", "(?m)^## .*$", "## 0.9.0, unreleased");
		run("git init -q && git config user.name Nobody && git config user.email nobody@example.org && git add .");
		run("git commit -q -m Begin");
	}

	@Test
	void itIsCommittedTaggedAndGoneOnFrom() throws Exception {
		assertThat(run("src/release/run 0.9.0 --skip-tests")).contains("v0.9.0 is tagged");
		assertThat(run("git status --porcelain")).isEmpty();
		assertThat(run("git log --format=%s")).isEqualTo("Go on with 0.10.0\nRelease 0.9.0\nBegin\n");
		assertThat(run("git show v0.9.0:pom.xml")).contains("\t<version>0.9.0</version>\n")
			.doesNotContain("-SNAPSHOT", "1999-12-31");
		assertThat(run("git show v0.9.0:src/docs/changes.md")).containsPattern("## 0\\.9\\.0, \\d{4}-\\d\\d-\\d\\d\n");
		assertThat(Files.readString(this.folder.resolve("pom.xml"))).contains("\t<version>0.10.0-SNAPSHOT</version>\n");
		assertThat(Files.readString(this.folder.resolve("src/docs/changes.md")))
			.containsPattern("(?s)## 0\\.10\\.0, unreleased\n.*## 0\\.9\\.0, \\d");
		assertThat(refused("src/release/run 0.9.0 --skip-tests")).contains("v0.9.0 is there already");
		assertThat(run("src/release/run 0.10.0 --skip-tests --next 1.0.0")).contains("1.0.0-SNAPSHOT");
	}

	@Test
	void itIsRefusedWhereSomethingIsNotCommitted() throws Exception {
		edit("pom.xml", "On Record", "Off Record");
		assertThat(refused("src/release/run 0.9.0 --skip-tests")).contains("not committed");
	}

	@Test
	void itIsRefusedWhereTheChangeLogDoesNotKnowIt() throws Exception {
		assertThat(refused("src/release/run 0.8.0 --skip-tests")).contains("has no heading");
		assertThat(run("git log --format=%s")).isEqualTo("Begin\n");
	}

	private void edit(String file, String what, String instead) throws IOException {
		Path path = this.folder.resolve(file);
		Files.writeString(path, Files.readString(path).replaceFirst(what, instead));
	}

	private String run(String command) throws Exception {
		return run(command, 0);
	}

	private String refused(String command) throws Exception {
		return run(command, 1);
	}

	private String run(String command, int exitCode) throws Exception {
		Process process = new ProcessBuilder("bash", "-c", command).directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		String said = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(said).isEqualTo(exitCode);
		return said;
	}

}

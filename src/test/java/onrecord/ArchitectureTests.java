package onrecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** The rules of the house. */
class ArchitectureTests {

	private static final String[] DOMAIN = { "onrecord.actor..", "onrecord.place..", "onrecord.topic..",
			"onrecord.source..", "onrecord.event..", "onrecord.statement..", "onrecord.review..", "onrecord.corpus..",
			"onrecord.search.." };

	/** The rooms of the reading machine, each of which knows only those before it. */
	private static final List<String> ROOMS = List.of("declaring", "planning", "limiting", "reading");

	/** The rooms whose names and SQL have no word of the domain. */
	private static final List<String> SPEECHLESS = List.of("loading", "declaring");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("onrecord");

	@Test
	void packagesHaveNoCycles() {
		SlicesRuleDefinition.slices().matching("onrecord.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void machineRoomsKnowNoWordOfTheDomain() {
		noClasses().that()
			.resideInAnyPackage("onrecord.declaring..", "onrecord.planning..", "onrecord.limiting..",
					"onrecord.reading..", "onrecord.checking..", "onrecord.loading..", "onrecord.http..",
					"onrecord.database..", "onrecord.observing..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(DOMAIN)
			.check(CLASSES);
	}

	/** In what is written there, SQL included; comments may have examples. */
	@Test
	void machineRoomsWriteNoWordOfTheDomain() throws IOException {
		assertThat(DomainWords.in("""
				package a;
				/* A place. */
				String joined = "select source_id from passages"; // as node
				""")).containsExactly("passages", "source_id");
		for (String room : SPEECHLESS) {
			try (Stream<Path> files = Files.walk(Path.of("src/main/java/onrecord", room))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					assertThat(DomainWords.in(Files.readString(file))).as(file.toString()).isEmpty();
				}
			}
		}
	}

	@Test
	void theRoomsOfTheReadingMachinePointOneWay() {
		for (int room = 0; room < ROOMS.size(); room++) {
			noClasses().that()
				.resideInAPackage("onrecord." + ROOMS.get(room) + "..")
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(Stream
					.concat(ROOMS.subList(room + 1, ROOMS.size()).stream(), Stream.of("checking", "http", "command"))
					.map((later) -> "onrecord." + later + "..")
					.toArray(String[]::new))
				.check(CLASSES);
		}
		noClasses().that()
			.resideInAPackage("onrecord.checking..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("onrecord.planning..", "onrecord.limiting..", "onrecord.reading..", "onrecord.http..")
			.check(CLASSES);
	}

	/**
	 * What the planner reads of a declaration is public, but not for those who make it.
	 */
	@Test
	void theDomainReadsNoDeclaration() {
		noClasses().that()
			.resideInAnyPackage(DOMAIN)
			.should()
			.callMethodWhere(DescribedPredicate.describe("reads what was declared", (call) -> {
				JavaClass owner = call.getTargetOwner();
				boolean isMade = call.getTarget().getRawReturnType().getPackageName().equals("onrecord.declaring");
				boolean isTold = !call.getTarget().getRawParameterTypes().isEmpty();
				return owner.getPackageName().equals("onrecord.declaring")
						&& !(isMade && (isTold || owner.getSimpleName().equals("Model")));
			}))
			.check(CLASSES);
	}

	@Test
	void whatLoadsKnowsNothingOfAnswering() {
		noClasses().that()
			.resideInAnyPackage("onrecord.format..", "onrecord.loading..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("onrecord.http..", "onrecord.declaring..", "onrecord.planning..", "onrecord.limiting..",
					"onrecord.reading..", "onrecord.checking..")
			.check(CLASSES);
	}

	@Test
	void formatsKnowNoDatabase() {
		noClasses().that()
			.resideInAPackage("onrecord.format..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("onrecord.database..", "org.springframework..", "java.sql..", "javax.sql..")
			.check(CLASSES);
	}

	@Test
	void theDomainOnlyDeclares() {
		classes().that()
			.resideInAnyPackage(DOMAIN)
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("onrecord.declaring..", "onrecord.loading..", "java.lang..", "java.util..",
					"org.springframework.stereotype..", "org.jspecify..")
			.orShould()
			.resideInAnyPackage(DOMAIN)
			.check(CLASSES);
	}

	@Test
	void onlyTheMachinesAndTheDatabaseRoomUseJdbc() {
		noClasses().that()
			.resideOutsideOfPackages("onrecord.limiting..", "onrecord.reading..", "onrecord.checking..",
					"onrecord.loading..", "onrecord.command..", "onrecord.database..", "onrecord.quoting..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
			.check(CLASSES);
	}

	@Test
	void onlyTheMachinesAndThoseWhoAskThemUseGraphqlJava() {
		noClasses().that()
			.resideOutsideOfPackages("onrecord.declaring..", "onrecord.planning..", "onrecord.limiting..",
					"onrecord.reading..", "onrecord.checking..", "onrecord.loading..", "onrecord.http..",
					"onrecord.mcp..", "onrecord.pages..", "onrecord.command..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("graphql..", "org.springframework.graphql..")
			.check(CLASSES);
	}

	@Test
	void howMetricsAndTracesAreMadeIsKnownInOneRoomWhichAsksNoOther() {
		noClasses().that()
			.resideOutsideOfPackage("onrecord.observing..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("io.micrometer..", "io.prometheus..", "io.opentelemetry..")
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage("onrecord.observing..")
			.should()
			.dependOnClassesThat(resideInAPackage("onrecord..").and(not(resideInAPackage("onrecord.observing.."))))
			.check(CLASSES);
	}

	/** Two files fit beside one another. */
	@Test
	void noLineIsLongerThan140Characters() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				assertThat(Files.readAllLines(file)).as(file.toString()).allMatch((line) -> line.length() <= 140);
			}
		}
	}

	@Test
	void everyPackageSaysWhereNullsAre() {
		classes().should(new ArchCondition<>("be in a null-marked package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean marked = type.getPackage().tryGetAnnotationOfType(NullMarked.class).isPresent();
				events.add(new SimpleConditionEvent(type, marked,
						type.getName() + " is in a package without @NullMarked"));
			}
		}).check(CLASSES);
	}

}

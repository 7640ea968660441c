package onrecord;

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

/** The rules of the house. */
class ArchitectureTests {

	private static final String[] DOMAIN = { "onrecord.actor..", "onrecord.place..", "onrecord.topic..",
			"onrecord.source..", "onrecord.event..", "onrecord.statement..", "onrecord.review..", "onrecord.corpus..",
			"onrecord.search.." };

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
			.resideInAnyPackage("onrecord.reading..", "onrecord.loading..", "onrecord.http..", "onrecord.database..",
					"onrecord.observing..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(DOMAIN)
			.check(CLASSES);
	}

	@Test
	void whatLoadsKnowsNothingOfAnswering() {
		noClasses().that()
			.resideInAnyPackage("onrecord.format..", "onrecord.loading..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("onrecord.http..", "onrecord.reading..")
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
			.resideInAnyPackage("onrecord.reading..", "onrecord.loading..", "java.lang..", "java.util..",
					"org.springframework.stereotype..", "org.jspecify..")
			.orShould()
			.resideInAnyPackage(DOMAIN)
			.check(CLASSES);
	}

	@Test
	void onlyTheMachinesAndTheDatabaseRoomUseJdbc() {
		noClasses().that()
			.resideOutsideOfPackages("onrecord.reading..", "onrecord.loading..", "onrecord.command..",
					"onrecord.database..")
			.and()
			.doNotHaveSimpleName("FieldErrors")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..")
			.check(CLASSES);
	}

	@Test
	void onlyTheReadingMachineAndThoseWhoAskItUseGraphqlJava() {
		noClasses().that()
			.resideOutsideOfPackages("onrecord.reading..", "onrecord.http..", "onrecord.command..")
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

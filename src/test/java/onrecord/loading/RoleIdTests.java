package onrecord.loading;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/** Roles have ids that follow from what they are, and from nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoleIdTests {

	private static final String IDS = "select gid from role order by gid";

	private static final String ELM = """
			{"type":"organization","key":"elm","name":"Elm","kind":"OTHER"}
			""";

	private static final String ANN = """
			{"type":"person","key":"ann","name":"Ann","roles":[
			{"title":"Mayor","organization":"organization:elm","from":"2021-05"},
			{"title":"Clerk","until":"2019"},{"title":"Clerk","until":"2012"}]}""".replace("\n", "");

	private final Trial trial = Trial.empty();

	@BeforeEach
	void clear() {
		this.trial.clear();
	}

	@AfterAll
	void close() {
		this.trial.close();
	}

	@Test
	void theyAreTheSameWhateverElseIsLoaded() {
		this.trial.load(ELM + ANN);
		List<String> ids = this.trial.ask(IDS);
		assertThat(ids).hasSize(3).doesNotHaveDuplicates().allMatch((id) -> id.matches("role:ann\\.[0-9a-f]{12}"));
		this.trial.clear();
		this.trial.load("""
				{"type":"person","key":"bo","name":"Bo","roles":[{"title":"Mayor","from":"2021-05"}]}
				""");
		this.trial.load(ELM + ANN);
		assertThat(this.trial.ask(IDS)).hasSize(4).containsAll(ids);
		this.trial.load(ELM + ANN);
		assertThat(this.trial.ask(IDS)).hasSize(4).containsAll(ids);
	}

	@Test
	void whatIsExportedHasTheSameElsewhere() {
		try (Trial article = Trial.withTheArticle()) {
			this.trial.load(article.export());
			assertThat(this.trial.ask(IDS)).isNotEmpty().isEqualTo(article.ask(IDS));
		}
	}

	@Test
	void anEndThatIsAddedLeavesTheId() {
		this.trial.load(ELM + ANN);
		List<String> ids = this.trial.ask(IDS);
		this.trial.load("""
				{"type":"person","key":"ann","adds":true,"roles":[\
				{"title":"Mayor","organization":"organization:elm","from":"2021-05","until":"2025-05-04"}]}""");
		assertThat(this.trial.ask("select title from role where held_until = '2025-05-04'")).containsExactly("Mayor");
		assertThat(this.trial.ask(IDS)).isEqualTo(ids);
	}

	@Test
	void whatIsToldTwiceHasTwo() {
		this.trial
			.load("""
					{"type":"person","key":"ann","name":"Ann","roles":[{"title":"Clerk","from":"2012"},{"title":"Clerk","from":"2012"}]}""");
		List<String> ids = this.trial.ask(IDS);
		assertThat(ids).hasSize(2);
		assertThat(ids.getLast()).isEqualTo(ids.getFirst() + "-2");
	}

	@Test
	void anotherTitleIsAnotherRole() {
		this.trial.load(ELM + ANN);
		List<String> ids = this.trial.ask(IDS);
		this.trial.load(ELM + ANN.replace("Mayor", "Lord Mayor"));
		assertThat(this.trial.ask(IDS)).hasSize(3).isNotEqualTo(ids);
	}

}

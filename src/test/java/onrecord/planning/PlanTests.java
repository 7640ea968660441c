package onrecord.planning;

import java.time.Duration;
import java.util.List;

import onrecord.database.Expectation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the placeholders of a query are filled. */
class PlanTests {

	@Test
	void jdbcHasAQuestionMarkForEachPlace() {
		Plan plan = plan("select $2, $10, $1, $2");
		assertThat(plan.jdbcSql()).isEqualTo("select ?, ?, ?, ?");
		assertThat(plan.jdbcOrder()).containsExactly(1, 9, 0, 1);
	}

	@Test
	void aValueIsALiteralWhateverItHas() {
		assertThat(plan("select $1").readable(List.of("it's \\"))).isEqualTo("select 'it''s \\'");
	}

	@Test
	void aValueThatLooksLikeAPlaceholderIsAValue() {
		assertThat(plan("select $1, $2").readable(List.of("$2", "$1"))).isEqualTo("select '$2', '$1'");
	}

	@Test
	void aValueIsOnOneLine() {
		assertThat(plan("select $1").readable(List.of("a\n\\ 'b'\u2028")))
			.isEqualTo("select E'a\\u000a\\\\ ''b''\\u2028'");
	}

	private static Plan plan(String sql) {
		return Plan.of(sql, Layout.COPY, List.of(), List.of(), List.of(), new Expectation(Duration.ofMillis(1)));
	}

}

package onrecord.planning;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import onrecord.database.Expectation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the placeholders of a query are filled. */
class PlanTests {

	private static final Expectation A_MILLISECOND = new Expectation(Duration.ofMillis(1));

	@Test
	void jdbcHasAQuestionMarkForEachPlace() {
		Plan plan = plan("f($2, $10, $1, $2)");
		assertThat(plan.jdbcSql()).contains("record_send(row(f(?, ?, ?, ?)))").doesNotContain("$");
		assertThat(plan.jdbcOrder()).containsExactly(1, 9, 0, 1);
	}

	@Test
	void aValueIsALiteralWhateverItHas() {
		assertThat(plan("$1").readable(List.of("it's \\"))).isEqualTo(selecting("'it''s \\'"));
	}

	@Test
	void aValueThatLooksLikeAPlaceholderIsAValue() {
		assertThat(plan("f($1, $2)").readable(List.of("$2", "$1"))).isEqualTo(selecting("f('$2', '$1')"));
	}

	@Test
	void aValueIsOnOneLine() {
		assertThat(plan("$1").readable(List.of("a\n\\ 'b'\u2028")))
			.isEqualTo(selecting("E'a\\u000a\\\\ ''b''\\u2028'"));
	}

	@Test
	void howItIsWrittenStandsBesideTheQuery() {
		Map<String, Expression> person = new LinkedHashMap<>();
		person.put("id", Expression.value("1"));
		person.put("born", Expression.object(Map.of("value", Expression.value("2"))));
		Expression list = Expression.list(Select.from("person"), Expression.object(person), "id");
		assertThat(Plan.of(list, "", List.of(), List.of(), List.of(), A_MILLISECOND).readable(List.of())).isEqualTo("""
				/* [{id, born: {value}}] */
				select array(
				  select row(1, row(2))
				  from person
				  order by id
				) as answer""");
	}

	private static Plan plan(String sql) {
		return Plan.of(Expression.value(sql), "", List.of(), List.of(), List.of(), A_MILLISECOND);
	}

	private static String selecting(String answer) {
		return "select " + answer + " as answer";
	}

}

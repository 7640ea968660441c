package onrecord.http;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

import graphql.i18n.I18n;
import graphql.i18n.I18n.BundleType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What graphql-java says to clients is said in our words, also what a later version adds.
 */
class MessagesTests {

	/** How the keys begin whose messages no client can get. */
	private static final List<String> UNREACHABLE = List.of(
			// Support of @defer and @stream is switched off in graphql-java
			"DeferDirective.", "IncrementalDirective.",
			// The schema has no subscriptions and no @oneOf
			"Subscription", "ArgumentValidationUtil.extraOneOf", "Execution.handleOneOf",
			// Said by InvalidDocument and InvalidVariables, who know the type
			"Scalar.", "Enum.", "Int.", "Float.", "ID.", "Boolean.", "String.");

	@ParameterizedTest
	@EnumSource
	void eachMessageIsOursOrCannotReachAClient(BundleType bundle) {
		ResourceBundle ours = I18n.i18n(bundle, Locale.ENGLISH).getResourceBundle();
		ResourceBundle theirs = I18n.i18n(bundle, Locale.ROOT).getResourceBundle();
		assertThat(ours.keySet()).isEqualTo(theirs.keySet());
		Set<String> left = new TreeSet<>(theirs.keySet());
		left.removeIf((key) -> !ours.getString(key).equals(theirs.getString(key)));
		assertThat(left).allMatch((key) -> UNREACHABLE.stream().anyMatch(key::startsWith));
	}

	/** In patterns, an apostrophe begins what is not one. */
	@ParameterizedTest
	@EnumSource
	void noMessageHasAnApostrophe(BundleType bundle) {
		ResourceBundle ours = I18n.i18n(bundle, Locale.ENGLISH).getResourceBundle();
		ResourceBundle theirs = I18n.i18n(bundle, Locale.ROOT).getResourceBundle();
		assertThat(ours.keySet()).filteredOn((key) -> !ours.getString(key).equals(theirs.getString(key)))
			.noneMatch((key) -> ours.getString(key).contains("'"));
	}

}

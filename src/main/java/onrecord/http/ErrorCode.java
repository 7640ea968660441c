package onrecord.http;

import graphql.ErrorClassification;

/**
 * The values of {@code extensions.code}: part of the contract with clients. Those further
 * down are graver.
 */
enum ErrorCode implements ErrorClassification {

	/** An argument or a variable has a value that is not allowed. */
	BAD_USER_INPUT,
	/** The document is not GraphQL. */
	GRAPHQL_PARSE_FAILED,
	/** The document does not fit the schema. */
	GRAPHQL_VALIDATION_FAILED,
	/** The request asks for more than is allowed at once. */
	LIMIT_EXCEEDED,
	/** The client has asked for too much lately. */
	RATE_LIMITED,
	/** The document that is meant has not been sent yet. */
	PERSISTED_QUERY_NOT_FOUND,
	/** Only documents that the operator knows are executed here. */
	PERSISTED_QUERY_NOT_IN_LIST,
	/** The answer took too long. */
	TIMEOUT,
	/** The server cannot answer now, but may later. */
	UNAVAILABLE,
	/** The server is at fault. */
	INTERNAL_SERVER_ERROR;

	/** Whether it is the server that is to blame, or what it depends on. */
	boolean isOurs() {
		return compareTo(TIMEOUT) >= 0;
	}

}

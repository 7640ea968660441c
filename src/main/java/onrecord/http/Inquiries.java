package onrecord.http;

import java.time.Duration;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import onrecord.observing.Observer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Lets what speaks another protocol over HTTP ask as clients of the endpoint do: what is
 * allowed, kept and observed is the same.
 */
@Component
public final class Inquiries {

	private final Answers answers;

	private final Revalidation revalidation;

	private final PersistedDocuments documents;

	private final Failures failures;

	private final Allowances allowances;

	private final Observer observer;

	private final Duration timeout;

	Inquiries(Answers answers, Revalidation revalidation, PersistedDocuments documents, Failures failures,
			Allowances allowances, Observer observer, @Value("${onrecord.request.timeout}") Duration timeout) {
		this.answers = answers;
		this.revalidation = revalidation;
		this.documents = documents;
		this.failures = failures;
		this.allowances = allowances;
		this.observer = observer;
		this.timeout = timeout;
	}

	/**
	 * A request has come. To be closed when it is answered.
	 * @throws RefusedRequest where its client has asked for too much lately
	 */
	public Inquiry begin(HttpServletRequest http, HttpServletResponse response) {
		Connection.begins();
		Peer peer = new Peer(http, this.timeout, this.allowances);
		peer.comes(response);
		return new Inquiry(http, response, peer, this.answers, this.revalidation, this.failures, this.observer);
	}

	/** The documents that the operator has made known, by their ids. */
	public Map<String, String> known() {
		return this.documents.ids();
	}

}

package onrecord.database;

import java.io.Serial;
import java.sql.SQLTransientConnectionException;

/** Why something cannot be read now, though it may be later; in words for clients. */
public final class Unavailable extends SQLTransientConnectionException {

	@Serial
	private static final long serialVersionUID = 1L;

	/** Something cannot be read now, for that reason. */
	public Unavailable(String reason) {
		super(reason, "08001");
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

	/** There may be thousands a second, and all from the same place. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}

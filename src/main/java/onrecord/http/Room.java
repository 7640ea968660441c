package onrecord.http;

import java.util.concurrent.atomic.AtomicLong;

import onrecord.database.Unavailable;
import onrecord.reading.TooLong;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The heap that answers may take which are on their way: from when they are read until
 * the client has taken them. Who is slow in that takes it from others, so no answer may
 * have all of it.
 */
@Component
final class Room {

	/** What the answer to one request may have: bytes, as the database has it, too. */
	static final long LONGEST_ANSWER = 10_000_000;

	private final long most;

	private final AtomicLong taken = new AtomicLong();

	Room(@Value("${onrecord.answers.sending.memory}") DataSize most) {
		this.most = most.toBytes();
	}

	/** Of one request, from now on until it is closed. */
	Share share() {
		return new Share();
	}

	/** How much is taken: bytes. */
	long taken() {
		return this.taken.get();
	}

	/** What one request has of it. */
	final class Share implements AutoCloseable {

		private long bytes;

		private Share() {
		}

		/**
		 * Takes so much more, for what has been read.
		 * @throws TooLong where that is more than one request may have
		 * @throws Unavailable where there is not so much left
		 */
		void take(int more) throws Unavailable {
			if (this.bytes + more > LONGEST_ANSWER) {
				throw new TooLong(LONGEST_ANSWER);
			}
			add(more);
		}

		/**
		 * Takes what is missing for an answer of so many bytes, which may be one that is
		 * kept.
		 * @throws RefusedRequest where there is not so much left
		 */
		void cover(int length) {
			try {
				add(Math.max(0, length - this.bytes));
			}
			catch (Unavailable ex) {
				throw RefusedRequest.unavailable(ex.getMessage());
			}
		}

		private void add(long more) throws Unavailable {
			if (Room.this.taken.addAndGet(more) > Room.this.most) {
				Room.this.taken.addAndGet(-more);
				throw new Unavailable("too many long answers are on their way: try again later");
			}
			this.bytes += more;
		}

		@Override
		public void close() {
			Room.this.taken.addAndGet(-this.bytes);
			this.bytes = 0;
		}

	}

}

package onrecord;

import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Ends the process when a thread dies without which it would only seem to live: by lack
 * of memory, or one of those that take connections in. Whoever supervises it starts it
 * again.
 */
final class LastResort implements UncaughtExceptionHandler {

	/** The exit code, which HotSpot uses for the same reason. */
	static final int EXIT_CODE = 3;

	/** Made ahead: there may be no memory for it later. */
	private static final String WORDS = "On Record ends, because a thread has died without which it cannot go on: ";

	private LastResort() {
	}

	static void install() {
		Thread.setDefaultUncaughtExceptionHandler(new LastResort());
	}

	@Override
	public void uncaughtException(Thread thread, Throwable failure) {
		if (failure instanceof VirtualMachineError || thread.getName().endsWith("-Acceptor")
				|| thread.getName().endsWith("-Poller")) {
			try {
				System.err.print(WORDS);
				System.err.println(failure);
			}
			finally {
				// Not exit: to end in order may take memory, too.
				Runtime.getRuntime().halt(EXIT_CODE);
			}
		}
		System.err.print("Exception in thread \"" + thread.getName() + "\" ");
		failure.printStackTrace();
	}

}

package onrecord.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** What counts as one client. */
final class Network {

	/** How many bytes of an address of version 6 name it. */
	private static final int PREFIX = 8;

	private static final int ADDRESS = 16;

	private Network() {
	}

	/** Whoever has one address of IPv6 has, as a rule, all with the same first half. */
	static InetAddress of(InetAddress address) {
		if (!(address instanceof Inet6Address)) {
			return address;
		}
		try {
			return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), PREFIX), ADDRESS));
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The same of an address as it is written.
	 * @return that itself where it is none: a proxy may have said something else of it
	 */
	static String of(String address) {
		// What has no colon in it would be looked up as a name.
		if (address.indexOf(':') < 0) {
			return address;
		}
		try {
			return of(InetAddress.getByName(address)).getHostAddress();
		}
		catch (UnknownHostException ex) {
			return address;
		}
	}

}

#!/usr/bin/python3
"""USB HID POS scanners without hardware, for tests: umockdev shows them to whoever is preloaded.

Asked by lines of JSON on stdin, each answered by one line {"done": OP} on stdout:
  {"op": "plug", "usagePage": 140, "usage": 2, "serial": "1"}   a new device, with the next number
  {"op": "send", "reports": ["02..."]}                          the newest device sends reports
  {"op": "unplug"}                                              its cable is pulled
The first line says what the process under test needs in its environment. Lines {"feature": HEX}
tell of feature reports that were set. The end of stdin is the end of all.
"""
import collections
import errno
import json
import os
import shutil
import struct
import sys
import threading

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import GLib, UMockdev

VENDOR, PRODUCT = 0x0C2E, 0x0B87
USB = "/devices/pci0000:00/0000:00:14.0/usb1/1-9"
# The ioctls of linux/hidraw.h, by their number.
DESCRIPTOR_SIZE, DESCRIPTOR, RAW_INFO, SET_FEATURE = 1, 2, 3, 6
DESCRIPTOR_BYTES_MAX = 4096


def descriptor(usage_page, usage):
    """Report 02 with its fields in the order of layout A, and the feature report FE."""
    head = bytes([0x06, usage_page & 0xFF, usage_page >> 8, 0x09, usage, 0xA1, 0x01])
    return head + bytes.fromhex(
        "85 02 09 12 a1 02"
        "15 00 26 ff 00 75 08 95 01 05 01 09 3b 81 02"  # byte count
        "05 8c 95 03 09 fb 09 fc 09 fd 81 02"  # AIM identifier
        "95 38 09 fe 82 02 01"  # 56 bytes of data
        "06 66 ff 95 02 09 04 09 05 81 02"  # the maker's own
        "05 8c 25 01 75 01 95 01 09 ff 81 02 95 07 81 03 c0"  # more follows
        "06 66 ff 85 fe 26 ff 00 75 08 95 01 09 20 b1 02 c0"
    )


saying = threading.Lock()


def say(**words):
    # Calls of a device are answered by a thread of their own, which has things to say too.
    with saying:
        print(json.dumps(words), flush=True)


class Scanner:
    def __init__(self, bed, number, usage_page, usage, serial):
        self.bed, self.number = bed, number
        self.node = f"/dev/hidraw{number}"
        self.reports = collections.deque()
        self.descriptor = descriptor(usage_page, usage)
        self.hid = f"{USB}/1-9:1.0/0003:{VENDOR:04X}:{PRODUCT:04X}.{number + 1:04X}"
        # First, since a process that opens a node without its calls is ended by umockdev.
        self.calls = UMockdev.IoctlBase.new()
        self.calls.connect("handle-ioctl", self.on_ioctl)
        self.calls.connect("handle-read", self.on_read)
        bed.attach_ioctl(self.node, self.calls)
        bed.add_from_string(self.describe(serial))
        # The node is a pseudo terminal. A byte through it only wakes who polls; reports are
        # answered below, one for each read, with their boundaries.
        self.bell = bed.get_dev_fd(self.node)
        self.terminal = os.readlink(bed.get_root_dir() + self.node)
        self.other_end = os.open(self.terminal, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)

    def describe(self, serial):
        raw = f"{self.hid}/hidraw/hidraw{self.number}"
        return f"""P: {raw}
N: hidraw{self.number}
E: DEVNAME={self.node}
E: MAJOR=240
E: MINOR={self.number}
E: SUBSYSTEM=hidraw
A: dev=240:{self.number}\\n
L: device=../../../{os.path.basename(self.hid)}

P: {self.hid}
E: DRIVER=hid-generic
E: HID_ID=0003:{VENDOR:08X}:{PRODUCT:08X}
E: HID_NAME=Test Scanner
E: HID_UNIQ={serial}
E: SUBSYSTEM=hid
H: report_descriptor={self.descriptor.hex().upper()}

P: {USB}/1-9:1.0
E: DEVTYPE=usb_interface
E: SUBSYSTEM=usb
A: bInterfaceNumber=00\\n

P: {USB}
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
A: idVendor={VENDOR:04x}\\n
A: idProduct={PRODUCT:04x}\\n
A: bcdDevice=0100\\n
A: manufacturer=Test\\n
A: product=Test Scanner\\n
A: serial={serial}\\n
"""

    def on_ioctl(self, _calls, client):
        request = client.get_property("request") & 0xFFFFFFFF
        number, size = request & 0xFF, request >> 16 & 0x3FFF
        argument = client.get_property("arg")

        def answer(data):
            argument.resolve(0, len(data)).update(0, list(data))
            client.complete(0, 0)

        length = struct.pack("<I", len(self.descriptor))
        if request >> 8 & 0xFF != ord("H"):
            return False
        if number == DESCRIPTOR_SIZE:
            answer(length)
        elif number == DESCRIPTOR:
            answer(length + self.descriptor.ljust(DESCRIPTOR_BYTES_MAX, b"\0"))
        elif number == RAW_INFO:
            answer(struct.pack("<IHH", 3, VENDOR, PRODUCT))
        elif number == SET_FEATURE:
            say(feature=bytes(argument.resolve(0, size).retrieve()).hex())
            client.complete(size, 0)
        else:
            client.complete(-1, errno.EINVAL)
        return True

    def on_read(self, _calls, client):
        if not self.reports:
            client.complete(-1, errno.EAGAIN)
            return True
        os.read(self.other_end, 1)
        report = self.reports.popleft()
        client.get_property("arg").update(0, list(report))
        client.complete(len(report), 0)
        return True

    def send(self, reports):
        for report in reports:
            self.reports.append(bytes.fromhex(report))
            os.write(self.bell, b"!")

    def unplug(self):
        root = self.bed.get_root_dir()
        self.bed.detach_ioctl(self.node)
        self.bed.remove_device("/sys" + USB)
        leftovers = [root + self.node, f"{root}/dev/.ptymap/{self.terminal.replace('/', '_')}"]
        for top in ("bus", "class", "dev"):
            for folder, folders, files in os.walk(f"{root}/sys/{top}"):
                links = (os.path.join(folder, name) for name in folders + files)
                leftovers += [link for link in links if not os.path.exists(link)]
        for path in leftovers:
            if os.path.lexists(path):
                os.unlink(path)
        # Hanging up is what a read meets on a real hidraw node too.
        os.close(self.other_end)
        os.close(self.bell)


class Bed:
    def __init__(self):
        self.testbed = UMockdev.Testbed.new()
        self.scanner, self.next_number = None, 0
        self.loop = GLib.MainLoop()
        # An ioctl may be made by whoever holds the node while this waits for a line.
        GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, self.on_line)

    def on_line(self, _source, _condition):
        line = sys.stdin.readline()
        if not line:
            self.loop.quit()
            return False
        asked = json.loads(line)
        if asked["op"] == "plug":
            what = (asked["usagePage"], asked["usage"], asked["serial"])
            self.scanner = Scanner(self.testbed, self.next_number, *what)
            self.next_number += 1
        elif asked["op"] == "send":
            self.scanner.send(asked["reports"])
        elif asked["op"] == "unplug":
            self.scanner.unplug()
            self.scanner = None
        say(done=asked["op"])
        return True

    def run(self):
        root = self.testbed.get_root_dir()
        say(env={"LD_PRELOAD": "libumockdev-preload.so.0", "UMOCKDEV_DIR": root})
        self.loop.run()
        shutil.rmtree(root, ignore_errors=True)


Bed().run()

package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// onTerminal runs queuesim on a terminal of so many columns and returns all that appears there.
func onTerminal(t *testing.T, columns uint16, env []string, args ...string) (shown string, code int) {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no terminals here")
	}
	defer master.Close()
	fd := int(master.Fd())
	require.NoError(t, unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0))
	require.NoError(t, unix.IoctlSetWinsize(fd, unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: columns}))
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	require.NoError(t, err)
	terminal, err := os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	require.NoError(t, err)
	cmd, _, _ := queuesim(t, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = terminal, terminal, terminal
	require.NoError(t, cmd.Start())
	require.NoError(t, terminal.Close())
	text, _ := io.ReadAll(master) // ends in an error when the other end is closed
	return strings.ReplaceAll(string(text), "\r\n", "\n"), exitCode(t, cmd.Wait())
}

// TestNarrowTerminals: in however few columns, there is an answer, and help.
func TestNarrowTerminals(t *testing.T) {
	for _, columns := range []uint16{0, 1, 2, 5, 10, 20, 40, 1000} {
		for _, command := range []string{
			"run burst", "check burst", "check celery", "list", "list fields", "list distributions",
			"learn 2", "help run", "run burst --help", "run --live --compare --speed max", "run nowhere",
		} {
			shown, code := onTerminal(t, columns, nil, strings.Fields(command)...)
			assert.LessOrEqual(t, code, exitUsage, "%s in %d columns: %s", command, columns, shown)
			assert.NotContains(t, shown, "a bug", "%s in %d columns", command, columns)
			assert.NotEmpty(t, shown)
		}
	}
	shown, _ := onTerminal(t, 60, nil, "run", "burst", "--no-color")
	for line := range strings.Lines(shown) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line), 61)
	}
}

// TestObedientTerminals: colours go to terminals that obey, and nowhere else.
func TestObedientTerminals(t *testing.T) {
	const escape = "\x1b"
	for _, tt := range []struct {
		env     string
		colours bool
	}{
		{"TERM=xterm", true},
		{"TERM=dumb", false},
		{"TERM=", false},
		{"NO_COLOR=1", false},
	} {
		shown, _ := onTerminal(t, 80, []string{"TERM=xterm", tt.env}, "run")
		assert.Equal(t, tt.colours, strings.Contains(shown, escape), tt.env)
	}
	stdout, _, _ := inShell(t, t.TempDir(), "queuesim run; queuesim learn 1", "TERM=xterm")
	assert.NotContains(t, stdout, escape, "into a pipe")
}

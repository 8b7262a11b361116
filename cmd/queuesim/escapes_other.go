//go:build !windows

package main

import "os"

// obeysEscapes tells whether a terminal understands escape codes; all do here.
func obeysEscapes(*os.File) bool { return true }

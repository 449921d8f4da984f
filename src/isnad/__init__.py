"""Isnad (إسناد): reads the Arabic news as a careful editor would."""
